/*
 * Preloaded into a process under test: writes down, in order, everything that changes files of one data folder, and can
 * let the n-th of these operations fail. It knows files, not databases.
 *
 *   RECORDER_DIR    the data folder (absolute); nothing outside it is recorded or fails
 *   RECORDER_LOG    where the record goes; read by trace.ts
 *   RECORDER_ACKS   the file to which the process writes what it has acknowledged; each write becomes a mark in the record.
 *                   The write "arm N ERRNO PERSIST" starts counting: the N-th operation fails (and all after it, if
 *                   PERSIST is 1); "disarm" ends it and is answered in the same file, with "hit" if any operation failed.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

/* The numbers are known to trace.ts. */
enum { CREATE = 1, WRITE, SYNC, SYNC_FOLDER, TRUNCATE, RENAME, UNLINK, LINK, MAKE_FOLDER, REMOVE_FOLDER, MARK };

struct head { /* followed by `size` bytes: data, or paths with NUL between them */
  uint32_t operation, size;
  uint64_t inode, offset;
};

static pthread_mutex_t lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static const char *folder, *acks;
static int log_fd = -1;
static long countdown;
static int armed, fail_errno, fail_persists;

/* What each descriptor was opened as. libuv closes by bare system call, so a number may have come to mean another file. */
enum { MAX_FD = 4096 };
static struct {
  char *path;
  ino_t inode;
  dev_t device;
} opened[MAX_FD];

static void *find(const char *name) {
  void *function = dlsym(RTLD_NEXT, name);
  if (!function) abort();
  return function;
}
#define REAL(name) ((__typeof__(&name))find(#name))

__attribute__((constructor)) static void begin(void) {
  const char *log = getenv("RECORDER_LOG");
  folder = getenv("RECORDER_DIR");
  acks = getenv("RECORDER_ACKS");
  if (!log || !folder || !acks) return;
  log_fd = REAL(open64)(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (log_fd < 0) abort();
}

static int inside(const char *path) {
  size_t length = log_fd >= 0 ? strlen(folder) : 0;
  return length && path && strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static int is_acks(const char *path) { return log_fd >= 0 && path && strcmp(path, acks) == 0; }

static const char *within(const char *path) { return path + strlen(folder); }

/* The path this descriptor was opened with, if it is a file that matters here and still the same one. */
static const char *path_of(int fd) {
  struct stat now;
  if (fd < 0 || fd >= MAX_FD || !opened[fd].path || fstat(fd, &now) != 0) return NULL;
  return now.st_ino == opened[fd].inode && now.st_dev == opened[fd].device ? opened[fd].path : NULL;
}

static const char *tracked(int fd) {
  const char *path = path_of(fd);
  return path && inside(path) ? path : NULL;
}

static int is_folder(int fd) {
  struct stat status;
  return fstat(fd, &status) == 0 && S_ISDIR(status.st_mode);
}

static void record(uint32_t operation, uint64_t inode, uint64_t offset, const void *data, size_t size) {
  struct head head = {operation, (uint32_t)size, inode, offset};
  struct iovec parts[2] = {{&head, sizeof head}, {(void *)data, size}};
  if (REAL(writev)(log_fd, parts, 2) != (ssize_t)(sizeof head + size)) abort();
}

static void record_paths(uint32_t operation, const char *from, const char *to) {
  char both[8192];
  int size = snprintf(both, sizeof both, "%s%c%s", within(from), 0, to ? within(to) : "");
  record(operation, 0, 0, both, (size_t)size);
}

/* Whether this is the operation that has to fail. */
static int fails(void) {
  if (!armed) return 0;
  countdown--;
  if (countdown > 0 || (countdown < 0 && !fail_persists)) return 0;
  errno = fail_errno;
  return 1;
}

static void acknowledged(int fd, const char *text, size_t size) {
  char copy[64] = {0};
  memcpy(copy, text, size < sizeof copy ? size : sizeof copy - 1);
  if (sscanf(copy, "arm %ld %d %d", &countdown, &fail_errno, &fail_persists) == 3) armed = 1;
  else if (strncmp(copy, "disarm", 6) == 0) {
    armed = 0;
    dprintf(fd, countdown <= 0 ? "hit\n" : "missed\n");
  }
  record(MARK, 0, 0, text, size);
}

static int open_recorded(int at, const char *path, int flags, mode_t mode) {
  int ours = inside(path);
  if (!ours && !is_acks(path)) return REAL(openat64)(at, path, flags, mode);
  pthread_mutex_lock(&lock);
  int existed = access(path, F_OK) == 0;
  int changes = ours && ((flags & O_CREAT && !existed) || flags & O_TRUNC);
  int fd = changes && fails() ? -1 : REAL(openat64)(at, path, flags, mode);
  struct stat status;
  if (fd >= 0 && fd < MAX_FD && fstat(fd, &status) == 0) {
    free(opened[fd].path);
    opened[fd].path = strdup(path);
    opened[fd].inode = status.st_ino;
    opened[fd].device = status.st_dev;
    if (ours && !existed) record(CREATE, status.st_ino, 0, within(path), strlen(within(path)));
    else if (ours && flags & O_TRUNC) record(TRUNCATE, status.st_ino, 0, NULL, 0);
  }
  pthread_mutex_unlock(&lock);
  return fd;
}

#define OPEN(at)                                                                                                        \
  va_list list;                                                                                                         \
  va_start(list, flags);                                                                                                \
  mode_t mode = flags & O_CREAT ? va_arg(list, mode_t) : 0;                                                             \
  va_end(list);                                                                                                         \
  return open_recorded(at, path, flags, mode);

int open(const char *path, int flags, ...) { OPEN(AT_FDCWD) }
int open64(const char *path, int flags, ...) { OPEN(AT_FDCWD) }
int openat(int folder_fd, const char *path, int flags, ...) { OPEN(folder_fd) }

static ssize_t written(int fd, const void *data, ssize_t size, off64_t end) {
  if (size > 0) record(WRITE, opened[fd].inode, (uint64_t)(end - size), data, (size_t)size);
  return size;
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t offset) {
  if (!tracked(fd)) return REAL(pwrite64)(fd, data, size, offset);
  pthread_mutex_lock(&lock);
  ssize_t done = fails() ? -1 : REAL(pwrite64)(fd, data, size, offset);
  if (done > 0) written(fd, data, done, offset + done);
  pthread_mutex_unlock(&lock);
  return done;
}

ssize_t write(int fd, const void *data, size_t size) {
  const char *path = path_of(fd);
  if (!path) return REAL(write)(fd, data, size);
  pthread_mutex_lock(&lock);
  if (is_acks(path)) acknowledged(fd, data, size);
  ssize_t done = inside(path) && fails() ? -1 : REAL(write)(fd, data, size);
  if (done > 0 && inside(path)) written(fd, data, done, lseek64(fd, 0, SEEK_CUR));
  pthread_mutex_unlock(&lock);
  return done;
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  if (!path_of(fd)) return REAL(writev)(fd, parts, count);
  ssize_t total = 0;
  for (int i = 0; i < count; i++) {
    ssize_t done = write(fd, parts[i].iov_base, parts[i].iov_len);
    if (done < 0) return total > 0 ? total : -1;
    total += done;
    if ((size_t)done < parts[i].iov_len) break;
  }
  return total;
}

static int synced(int fd, int (*function)(int)) {
  const char *path = tracked(fd);
  if (!path) return function(fd);
  pthread_mutex_lock(&lock);
  int result = fails() ? -1 : function(fd);
  if (result == 0 && is_folder(fd)) record(SYNC_FOLDER, 0, 0, within(path), strlen(within(path)));
  else if (result == 0) record(SYNC, opened[fd].inode, 0, NULL, 0);
  pthread_mutex_unlock(&lock);
  return result;
}

int fsync(int fd) { return synced(fd, REAL(fsync)); }
int fdatasync(int fd) { return synced(fd, REAL(fdatasync)); }

int ftruncate64(int fd, off64_t size) {
  if (!tracked(fd)) return REAL(ftruncate64)(fd, size);
  pthread_mutex_lock(&lock);
  int result = fails() ? -1 : REAL(ftruncate64)(fd, size);
  if (result == 0) record(TRUNCATE, opened[fd].inode, (uint64_t)size, NULL, 0);
  pthread_mutex_unlock(&lock);
  return result;
}

/* What changes names: performed, then recorded with its paths. */
#define NAMING(operation, from, to, performed)                                                                          \
  if (!inside(from)) return performed;                                                                                  \
  pthread_mutex_lock(&lock);                                                                                            \
  int result = fails() ? -1 : performed;                                                                                \
  if (result == 0) record_paths(operation, from, to);                                                                   \
  pthread_mutex_unlock(&lock);                                                                                          \
  return result;

int rename(const char *from, const char *to) { NAMING(RENAME, from, to, REAL(rename)(from, to)) }
int link(const char *from, const char *to) { NAMING(LINK, from, to, REAL(link)(from, to)) }
int unlink(const char *path) { NAMING(UNLINK, path, NULL, REAL(unlink)(path)) }
int remove(const char *path) { NAMING(UNLINK, path, NULL, REAL(remove)(path)) }
int mkdir(const char *path, mode_t mode) { NAMING(MAKE_FOLDER, path, NULL, REAL(mkdir)(path, mode)) }
int rmdir(const char *path) { NAMING(REMOVE_FOLDER, path, NULL, REAL(rmdir)(path)) }
