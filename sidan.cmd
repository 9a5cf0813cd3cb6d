@rem The command line under its full path, for schedulers: they have no npm.
@node "%~dp0scripts\sidan.mjs" %*
