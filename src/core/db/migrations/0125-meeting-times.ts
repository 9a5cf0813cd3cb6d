/** When a meeting ended; how the meetings of a series are called and counted, out of the text of its standing items. */

// What older versions wrote of a series into that text stays there and is read: a record changes only by a command.
export const meetingTimes = `
ALTER TABLE meetings ADD COLUMN ended_at TEXT;
ALTER TABLE meeting_series ADD COLUMN title_pattern TEXT;
ALTER TABLE meeting_series ADD COLUMN first_session INTEGER;
`
