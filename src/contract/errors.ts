/**
 * The closed set of refusals. Each code has one sentence that says what happened and what to do next;
 * {names in braces} are filled from the details. Anything else that goes wrong is a bug and shows as `internal`.
 */

export const errorMessages = {
  internal: '程序出现内部错误（编号 {number}），数据没有改动。请重试；如再次出现，请把编号告诉技术人员。',
  unknown_method: '程序不认识这个操作（{method}）。请更新到同一版本后再试。',
  invalid_input: '提交的内容不符合要求：{place}。请改正后重试。',
  input_too_large: '提交的内容太大（{size}，上限 {limit}）。请分几次提交。',
  not_authorised: '这次访问没有通过校验。请从程序窗口或启动时显示的地址重新打开。',
  not_found: '找不到这条记录，可能已被删除。请刷新后再看。',
  version_conflict: '“{record}”已在别处改过，您的修改没有保存。请刷新后核对再改。',
  value_invalid: '“{field}”写作“{value}”，{reason}。请改正。',
  nothing_to_undo: '没有可以撤销的操作。',
  nothing_to_redo: '没有可以重做的操作。',
  undo_conflict: '这一步之后“{record}”又有改动，不能直接撤销。请先撤销后面的改动。',
  not_editable: '“{record}”属于其他单位（{unit}），本单位不能修改。',
  cells_invalid: '有 {count} 格不能保存，没有写入任何内容。第 {row} 行“{field}”写作“{value}”，{reason}。请改正后重试。',
  nothing_written: '没有写入任何内容：{reason}。请换一个位置再粘贴。',
  row_repeated: '“{record}”在同一次写入中出现两次，没有写入任何内容。请刷新后重试。',
  not_in_bin: '回收站里找不到这条记录，可能已被恢复。请刷新后再看。',
  person_merged: '“{record}”已并入“{kept}”，不能单独恢复。请在“{kept}”的记录卡片中拆分。',
  merge_same_person: '选中的是同一个人，不能合并。请选择两个人。',
  merge_not_found: '找不到这次合并，可能已被拆分。请刷新后再看。',
  merge_covered: '“{record}”之后又并入了“{kept}”。请先在“{kept}”的记录卡片中拆分。',

  column_label_taken: '“{label}”已是{ledger}的栏目。请换一个名称。',
  columns_full: '{ledger}已有 {limit} 个自设栏目，不能再加。请先移除不用的栏目。',
  column_values_unfit: '“{label}”有 {count} 行不能改成这种类型，例如“{value}”（{reason}）。请先改正这些值。',
  view_name_taken: '{ledger}已有名为“{name}”的视图。请换一个名称。',

  attachment_too_large: '“{file}”有 {size}，附件上限 {limit}。请压缩后再添加。',

  search_not_ready: '搜索用的索引还没有建好（可能磁盘已满）。请腾出空间后重新打开程序；清单和会议照常使用。',

  file_expired: '文件已不在内存中。请重新选择文件。',
  file_too_large: '“{file}”有 {size}，超过上限 {limit}。请拆分后再导入。',
  file_empty: '“{file}”是空文件，没有内容可导入。请检查是否选错文件。',
  file_not_spreadsheet: '“{file}”不是电子表格（看起来是{kind}）。请选择 .xlsx、.xls 或 .csv 文件。',
  file_encrypted: '“{file}”设有打开密码。请在 Excel 或 WPS 中取消密码后再导入。',
  file_legacy_format: '“{file}”是{kind}。请用 Excel 或 WPS 另存为 .xlsx 后再导入。',
  file_damaged: '“{file}”已损坏或不完整（{reason}）。请重新获取文件，或用 Excel 或 WPS 打开后另存一次。',
  file_unsafe: '“{file}”不能导入：{reason}。请只保留要导入的表格，另存为新文件后再试。',
  file_too_slow: '“{file}”读取超过 {seconds} 秒，已停止。请拆分后再导入。',
  file_encoding: '“{file}”的文字编码认不出来。请用 Excel 或 WPS 另存为 .xlsx 后再导入。',
  file_mixed_encoding:
    '“{file}”第 {line} 行夹有别的编码的文字（其余是 {encoding}）。请把这一行改好，或用 Excel 或 WPS 打开核对后另存为 .xlsx 再导入。',
  no_table_found: '“{file}”里没有认出四张清单中的任何一张。请检查表头是否齐全。',
  file_not_meeting: '“{file}”不是会议文件：{reason}。请按会议文件的格式改正后再导入。',
  file_not_document:
    '“{file}”不是 .docx 文档（看起来是{kind}）。请选择 .docx 文件，或用 Word 或 WPS 另存为 .docx 后再试。',
  document_damaged: '“{file}”已损坏或不完整（{reason}）。请重新获取文件，或用 Word 或 WPS 打开后另存一次。',
  document_unsafe: '“{file}”不能读取：{reason}。请用 Word 或 WPS 打开，另存为新的 .docx 后再试。',
  template_invalid: '模板“{file}”有 {count} 处要改：{reason}。请在 Word 或 WPS 里改好后重新选择。',
  template_name_taken: '已有名为“{name}”的纪要模板。请换一个名称。',
  template_in_use: '模板“{template}”正用于{series}，不能移除。请先为这些会议系列改选模板。',
  cancelled: '已取消，没有导入任何内容。可以重新选择文件。',
  mapping_twice: '“{field}”同时对应了 {columns} 两列。请只留一列，其余选“不导入”。',
  match_field_unmapped: '没有列对应“{field}”，不能用它认定是同一条。请先为它选一列，或换一栏。',
  nothing_left_over: '没有未通过或冲突的行，不需要导出。',
  plan_stale: '预览之后数据又有改动，没有导入任何内容。请重新预览后再应用。',

  database_exists: '数据文件夹里已有数据，没有改动。要另建请选择空文件夹。',
  database_missing: '数据文件夹里还没有数据。请先初始化（sidan init），或选择正确的文件夹。',
  database_locked: '数据正被另一个程序使用（{holder}）。请先关闭那个窗口。',
  database_newer: '数据由更新的版本（结构 {found}）写成，本程序只认到 {supported}。请升级程序；数据没有改动。',
  database_foreign: '数据文件不是四单通的数据库，没有改动。请从备份恢复，或选择正确的文件夹。',
  database_damaged: '数据文件已损坏（{reason}），没有改动。请从备份恢复。',
  database_lost: '数据文件不见了或是空的，但这里曾有数据。请从备份恢复，不要重新开始。',
  database_behind: '数据比上次保存时少 {missing} 步，可能有文件被删或被换成旧的。请从备份恢复，或确认后继续。',
  in_recovery: '数据需要先恢复才能继续使用。请打开恢复页面选择一个备份。',
  not_initialised: '还没有开始使用。请先选择示例街道或空白开始。',
  disk_full: '磁盘已满，刚才的操作没有保存，原有数据完好。请腾出空间后重试。',
  disk_error: '读写磁盘出错（{reason}），刚才的操作没有保存。请检查磁盘后重新打开程序。',
  file_in_use: '“{file}”正被其他程序打开，没有保存。请先关闭它，或换一个文件名。',
  folder_not_writable: '没有权限写入文件夹“{folder}”。请更换文件夹或请管理员授权。',
  backup_invalid: '备份“{name}”没有通过校验（{reason}），不能用来恢复。请选择另一个备份。',

  seal_damaged: '单位印章文件已损坏，不能封存数据包。请从恢复单或备份中恢复印章文件 {file}。',

  posting_dates: '“{place}”的日期 {day} 不行：{reason}。请改正日期后重试。',
  posting_ended: '“{person}”在“{place}”的任职已经结束。请刷新后再看。',
  board_changed: '试排之后队伍又有改动，没有应用任何调动。请按现在的队伍核对后再应用。',
  move_impossible: '“{person}”不能这样调动：{reason}。请取消这一处调动后再试。',
  picture_invalid: '“{file}”不能用作照片：{reason}。请选择 2 MB 以内的 JPG 或 PNG 照片。',

  form_unfit: '“{file}”不能用作填报空表：{reason}。请选择区里下发的 .xlsx 空表，或用 Excel 或 WPS 另存一次后再试。',
  form_changed: '“{form}”的表头与记住的不同：{changes}。请在“填报空表”里核对填写对应后再填。',
  form_mapping_unfit: '填写对应与空表不符：{reason}。请改正后再保存。',
  form_name_taken: '已有名为“{name}”的填报空表。请换一个名称，或替换原来的那一张。',
  program_unknown: '不知道 sidan 程序在哪里。请写明它的位置后再生成定时任务的命令。',
  form_mapping_invalid: '“{file}”不能用作填写对应：{reason}。请选择从“填报空表”导出的对应文件。',

  task_move: '“{item}”的办理状态是{state}，不能登记{kind}：{reason}。请核对后再登记。',
  task_incomplete: '“{item}”登记{kind}还缺内容：{reason}。请补充后再保存。',
  task_has_history: '“{item}”已有办理记录，不能从会议中删去。不再办理的，请在督办事项中撤销并写明原因。',
  proof_fixed: '“{file}”是已登记的佐证，不能删除。请撤销那次登记，或另行登记说明。',

  closing_undecided: '“{item}”{reason}，还不能结转。请逐项定好去向、写明原因再结转。',
  closing_changed: '结转的事项与现在的不一致：{reason}。请刷新后核对去向再结转。',
  closing_order: '“{meeting}”在前，还没有结转。请先结转它，再结转这次会议。',
  closing_early: '会议定于{day}召开，现在还不能结转。请在会后结转。',
  closing_not_newest: '只能重开最近一次结转的会议。请先重开第 {number} 号结转单的“{meeting}”。',
  closing_not_closed: '“{meeting}”没有结转，不用重开。请刷新后再看。',
  closing_reported: '结转以后“{item}”又登记了{kind}，不能重开会议，以免后来的登记落空。请在督办事项中直接办理这一项。',
  closing_reason: '重开会议要写明原因。请填写后再重开。',
  meeting_closed: '“{meeting}”已经结转，不能再改动。确需改动的，请先重开会议并写明原因。',
  meeting_carried: '“{meeting}”的事项已列入结转单，不能删除会议。不再办理的事项，请在督办事项中撤销。',

  calendar_missing: '没有本单位添加的 {year} 年放假安排，不用移除。请刷新后再看。',
  calendar_invalid: '“{file}”不能用作放假安排：{reason}。请改正后重试。',

  pdf_failed: 'PDF 没有生成（{reason}），没有保存文件。请重试；仍不行的，请点“打印”，在打印窗口里选“另存为 PDF”。',
  csv_one_list: '一个 csv 文件只能放一张清单。请只选一张清单，或导出 xlsx。',
  print_too_long: '要打印的有 {rows} 行，超过 {limit} 行。请先筛选再打印，或导出 xlsx 后在表格软件里打印。',

  version_none: '{list}还没有发布过，没有可以登记的调整。请先发布第一版。',
  version_empty: '{list}还是空的，不能发布。请先填写或导入内容。',
  version_unchanged: '{reference}发布以后清单没有调整，不必再发布新版。',
  version_unexplained: '有 {count} 处调整没有写明原因。请逐处登记，或在发布时填写调整说明。',
  version_damaged: '{reference}的内容与发布时不一致，可能被改动或损坏，不能使用。请从备份恢复。',

  series_name_taken: '已有名为“{name}”的会议系列。请换一个名称。',
  series_in_use: '“{series}”下有 {meetings} 次会议、{topics} 件议题，不能删除。不再召开时，请在频次中写明停开。',
  session_taken:
    '“{series}”第 {session} 次已是“{meeting}”（{day}），一个届次只能用一次。请换一个届次，接下来是第 {next} 次。',
  topic_state: '议题“{topic}”现在是“{state}”，不能{action}。{advice}。',
  topic_note_missing: '“{topic}”不予立项，要给提出人一个说明。请填写审核意见后再保存。',
  topic_other_series: '议题“{topic}”是别的会议系列的，不能列入“{series}”。请先修改它的会议系列。',
  meeting_begun: '“{meeting}”已经开会，不再登记回复。请在会议记录中登记到会情况。',
  deputy_missing: '“{person}”由谁代会还没有写明。请填写代会人的姓名。',
  nothing_to_supervise: '没有要督办的事项。请换一个单位或条件，或先在会议中写明议定事项的责任单位。',
  meeting_incomplete: '会议还不能发文：{missing}。请补充后再发文。',
  minutes_personal_data: '纪要里有 {count} 处个人信息还没有确认：{places}。请删改，或逐处确认可以公开后再发文。',
  minutes_without_source: '{name}由早先的程序发文，没有留下正文结构，不能逐段比较。请打开两份 Word 文件核对。',
  number_taken: '{number}已用于“{document}”，一个编号只能用一次。请换一个编号。',
  number_gap: '编号要连续，不能跳到{number}。下一个编号是{next}，请用它发文。',
  stage_impossible: '“{meeting}”不能改为“{stage}”：{reason}。',
  meeting_issued: '纪要已发文，不再改动。需要更正时请填写原因，生成新版。',

  package_not_package: '“{file}”不是四单通数据包（{reason}）。请选择以 .zip 结尾的数据包。',
  package_incomplete: '数据包“{file}”不完整：{reason}。请对方重新导出。',
  package_damaged: '数据包“{file}”内容被改动或损坏：{reason}。请对方重新导出，不要解压后再压缩。',
  package_signature: '数据包“{file}”的单位印章不符：{reason}。请与对方核对后重新导出。',
  package_renamed_sender:
    '数据包“{file}”的印章与 {known} 相同，但单位名称或编码不同，写作 {unit}。请与对方核对是否更名；确已更名的，请添加对方的新名片。',
  package_unknown_sender: '数据包“{file}”的发出单位（{unit}）还没有登记单位名片。请先导入对方的单位名片并核对核对码。',
  package_newer: '数据包“{file}”由更新的版本（格式 {version}）写成。请升级程序后再导入。',
  package_unsafe: '数据包“{file}”里有不该出现的内容：{reason}。已拒绝，什么都没有改动。',
  package_no_changes: '上次发给对方以后没有改动，没有封存数据包。要把{period}的内容整个重发，请选“完整”。',
  package_card_missing: '还没有登记 {recipient} 的单位名片，不能用名片加密。请先导入对方的单位名片，或改用提取码。',
  package_written_differs:
    '“{file}”与封存的第 {sequence} 号不一样，可能没有写完或选错了文件。请把数据包重新存一次，再回读核对。',
  package_answered: '{unit}已经回执第 {sequence} 号，说明已经收到，不能作废。需要更正的，请改好后重新封存。',
  package_id_reused:
    '数据包“{file}”与“{known}”是同一个标识，内容却不同，没有导入。请与发出单位核对哪一个是对的，请对方重新封存。',
  package_for_other: '数据包“{file}”是发给 {recipient} 的，不是给本单位的，没有导入。请退回发出单位核对。',
  receipt_unmatched: '“{file}”是{unit}的回执，但本机没有发过它所答复的数据包。请与对方核对是否发错了单位。',
  receipt_unknown: '{unit}第 {sequence} 号由早先的程序导入，没有留下逐行结果。请再导入一次这个数据包，然后封存回执。',

  package_code_needed: '数据包“{file}”加了密，要用提取码打开。请用电话向发出单位问到提取码，填写后再打开。',
  code_mistyped: '填写的码有误：应是 4 组、每组 4 位字母或数字。请对照原件逐组核对后重新填写。',
  package_code_wrong:
    '提取码不对，数据包“{file}”没有打开。请与发出单位核对是不是这个数据包的提取码；仍打不开的，请对方重新导出。',
  package_other_recipient:
    '数据包“{file}”不是加密给本单位现在的印章的，打不开。请把本单位的单位名片交给发出单位，请对方重新导出。',
  package_cipher_damaged: '加密的数据包“{file}”不完整或内容被改动，没有打开。请发出单位重新导出，用优盘或原文件传送。',
  package_revoked_sender:
    '数据包“{file}”盖的是{unit}已停用的印章（{on}停用：{reason}），没有导入。请对方用现在的印章重新导出；停用有误的，先到“印章与名片”重新核对。',

  card_invalid: '这不是单位名片，或者名片已损坏。请对方从“印章与名片”页面重新导出名片文件，或复制完整的文字。',
  card_own: '这是本单位自己的名片，不用添加。请添加对方交来的名片。',
  card_known: '{unit}的这张名片已经在册，没有改动。还没有核对的，请打电话核对。',
  card_stopped:
    '{unit}的这张名片已停用（{on}：{reason}），没有添加。停用有误的，请与对方重新核对；否则请对方交来新名片。',
  card_other_seal:
    '{unit}已有在册名片，这张名片是另一枚印章，又没有旧印章的换章签名，没有添加。请先打电话核实：确已换章的，停用旧名片后再添加。',
  card_renewal_invalid:
    '{unit}的换章名片没有通过在册旧印章的验证，没有添加。请对方重新导出名片；旧印章已遗失的，停用旧名片后再添加。',
  check_code_wrong:
    '核对码与{unit}的名片不符，没有确认。请对方再念一遍；仍不符的，不要使用这张名片，停用后请对方重新交来。',

  move_not_file: '“{file}”不是搬家文件。请选择在旧电脑上“搬家”时保存的那个文件。',
  move_code_wrong: '搬家码不对，没有搬入，这台电脑没有改动。请对照旧电脑上显示的搬家码逐组核对后重试。',
  move_damaged:
    '“{file}”不完整或内容被改动（{reason}），没有搬入，这台电脑没有改动。请从旧电脑重新复制这个文件，或重新搬出。',
  move_too_large: '全部数据有 {size}，超过搬家文件的上限 {limit}，没有搬出。请关闭程序后把整个数据文件夹复制到新电脑。',

  seal_lost: '本单位的印章文件不见了，不能封存数据包。请到“印章与名片”用恢复单或印章密码恢复；都没有的，只能另刻新章。',
  seal_sheet_line: '恢复单第 {line} 行抄写有误：应是 4 组、每组 4 位字母或数字。请对照恢复单改正这一行。',
  seal_sheet_lines: '恢复单应有 5 行，现在是 {count} 行。请把 5 行都填上，每行 4 组。',
  seal_sheet_mixed: '这 5 行不是同一张恢复单上的，或者顺序不对，没有恢复。请对照恢复单从第一行起重新填写。',
  seal_password_none: '这个数据文件夹里没有用密码保存的印章。请改用恢复单。',
  seal_password_wrong: '印章密码不对，没有恢复。请核对大小写后重试，或改用恢复单。',
  seal_store_unavailable:
    '本机系统现在不能保管印章（在浏览器、命令行中使用，或者系统的密码库没有打开）。请在桌面窗口里重试，或改用恢复单、印章密码。',
  seal_store_none: '本机系统没有保管现在这枚印章，没有恢复。请改用恢复单或印章密码。',
  seal_store_other_pc:
    '印章不是在这台电脑、用这个账户保管的，或者系统的密码库没有解锁，取不回来。请用原来的账户登录后重试，或改用恢复单。',
  seal_store_damaged: '本机系统保管印章的文件已损坏，取不回来。请改用恢复单或印章密码，恢复以后重新交系统保管。',
} as const

export type ErrorCode = keyof typeof errorMessages
export type ErrorDetails = Readonly<Record<string, string | number>>

export interface ApiFailure {
  readonly code: ErrorCode
  readonly details: ErrorDetails
}

/** An expected refusal. Bugs are thrown as anything else. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(describeError({ code, details }))
    this.code = code
    this.details = details
  }
}

/** The Chinese sentence for a failure. */
export function describeError(failure: ApiFailure): string {
  return errorMessages[failure.code].replace(/\{(\w+)\}/g, (_, name: string) => String(failure.details[name] ?? '—'))
}

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(errorMessages, value)
}
