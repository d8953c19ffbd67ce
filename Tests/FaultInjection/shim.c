// A library to be preloaded that lets one call of one function fail, as a full disk or a lost permission would.
//
// Counted are calls that concern files below FAULT_ROOT. With FAULT_COUNTS the numbers of calls are written to that file when
// the program exits. With FAULT_CALL, FAULT_NUMBER and FAULT_ERRNO the call of that name and number, from 1, fails; an errno of
// 0 means that a read or write takes one byte only.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define NAMES                                                                                      \
  X(open) X(read) X(pread) X(write) X(rename) X(mmap) X(fsync) X(ftruncate) X(close) X(unlink)     \
  X(mkdir) X(mkstemp) X(opendir) X(lseek) X(flock) X(fchmod)

enum call {
#define X(name) call_##name,
  NAMES
#undef X
  call_count
};

static const char *const names[] = {
#define X(name) #name,
  NAMES
#undef X
};

static atomic_long counts[call_count];
static const char *root;
static size_t root_length;
static int failing = -1;
static long failing_number;
static int failing_errno;

__attribute__((constructor)) static void start(void) {
  root = getenv("FAULT_ROOT");
  root_length = root ? strlen(root) : 0;
  const char *name = getenv("FAULT_CALL");
  for (int call = 0; name && call < call_count; call++)
    if (strcmp(name, names[call]) == 0) failing = call;
  failing_number = getenv("FAULT_NUMBER") ? atol(getenv("FAULT_NUMBER")) : 0;
  failing_errno = getenv("FAULT_ERRNO") ? atoi(getenv("FAULT_ERRNO")) : EIO;
}

__attribute__((destructor)) static void finish(void) {
  const char *path = getenv("FAULT_COUNTS");
  if (!path) return;
  char text[1024];
  int length = 0;
  for (int call = 0; call < call_count; call++)
    length += snprintf(text + length, sizeof text - length, "%s %ld\n", names[call], (long)counts[call]);
  int file = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  if (file < 0) return;
  if (syscall(SYS_write, file, text, length) != length) abort();
  syscall(SYS_close, file);
}

static int concerns_path(const char *path) {
  char full[PATH_MAX * 2];
  if (!root || !path) return 0;
  if (path[0] != '/') {
    char folder[PATH_MAX];
    if (syscall(SYS_getcwd, folder, sizeof folder) < 0) return 0;
    snprintf(full, sizeof full, "%s/%s", folder, path);
    path = full;
  }
  return strncmp(path, root, root_length) == 0;
}

static int concerns_file(int file) {
  char link[64], path[PATH_MAX];
  if (!root || file < 0 || file == 2) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
  if (length < (ssize_t)root_length) return 0;
  return strncmp(path, root, root_length) == 0;
}

// Whether this call is the one that fails.
static int fails(enum call call) {
  long number = atomic_fetch_add(&counts[call], 1) + 1;
  if ((int)call != failing || number != failing_number) return 0;
  errno = failing_errno;
  return 1;
}

#define REAL(name) ((__typeof__(&name))real(#name))

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

#define OPEN(name)                                                                                 \
  int name(const char *path, int flags, ...) {                                                     \
    va_list arguments;                                                                             \
    va_start(arguments, flags);                                                                    \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;                   \
    va_end(arguments);                                                                             \
    if (concerns_path(path) && fails(call_open)) return -1;                                        \
    return syscall(SYS_openat, AT_FDCWD, path, flags, mode);                                       \
  }
OPEN(open)
OPEN(open64)

ssize_t read(int file, void *bytes, size_t count) {
  if (concerns_file(file) && fails(call_read)) {
    if (failing_errno) return -1;
    count = count ? 1 : 0;
  }
  return REAL(read)(file, bytes, count);
}

#define PREAD(name)                                                                                \
  ssize_t name(int file, void *bytes, size_t count, off_t place) {                                 \
    if (concerns_file(file) && fails(call_pread)) {                                                \
      if (failing_errno) return -1;                                                                \
      count = count ? 1 : 0;                                                                       \
    }                                                                                              \
    return syscall(SYS_pread64, file, bytes, count, place);                                        \
  }
PREAD(pread)
PREAD(pread64)

ssize_t write(int file, const void *bytes, size_t count) {
  if (concerns_file(file) && fails(call_write)) {
    if (failing_errno) return -1;
    count = count ? 1 : 0;
  }
  return REAL(write)(file, bytes, count);
}

int rename(const char *from, const char *to) {
  if (concerns_path(to) && fails(call_rename)) return -1;
  return REAL(rename)(from, to);
}

#define MMAP(name)                                                                                 \
  void *name(void *address, size_t length, int protection, int flags, int file, off_t place) {     \
    if (file >= 0 && concerns_file(file) && fails(call_mmap)) return MAP_FAILED;                   \
    return (void *)syscall(SYS_mmap, address, length, protection, flags, file, place);             \
  }
MMAP(mmap)
MMAP(mmap64)

int fsync(int file) {
  if (concerns_file(file) && fails(call_fsync)) return -1;
  return REAL(fsync)(file);
}

#define FTRUNCATE(name)                                                                            \
  int name(int file, off_t length) {                                                               \
    if (concerns_file(file) && fails(call_ftruncate)) return -1;                                   \
    return syscall(SYS_ftruncate, file, length);                                                   \
  }
FTRUNCATE(ftruncate)
FTRUNCATE(ftruncate64)

// As the kernel does, it closes the file also when it fails.
int close(int file) {
  int is_failing = concerns_file(file) && fails(call_close);
  int result = REAL(close)(file);
  if (!is_failing) return result;
  errno = failing_errno;
  return -1;
}

int unlink(const char *path) {
  if (concerns_path(path) && fails(call_unlink)) return -1;
  return REAL(unlink)(path);
}

int mkdir(const char *path, mode_t mode) {
  if (concerns_path(path) && fails(call_mkdir)) return -1;
  return REAL(mkdir)(path, mode);
}

int mkstemp(char *path) {
  if (concerns_path(path) && fails(call_mkstemp)) return -1;
  return REAL(mkstemp)(path);
}

int mkstemp64(char *path) { return mkstemp(path); }

struct __dirstream *opendir(const char *path) {
  if (concerns_path(path) && fails(call_opendir)) return NULL;
  struct __dirstream *(*next)(const char *) = real("opendir");
  return next(path);
}

#define LSEEK(name)                                                                                \
  off_t name(int file, off_t place, int from) {                                                    \
    if (concerns_file(file) && fails(call_lseek)) return -1;                                       \
    return syscall(SYS_lseek, file, place, from);                                                  \
  }
LSEEK(lseek)
LSEEK(lseek64)

int flock(int file, int operation) {
  if (concerns_file(file) && fails(call_flock)) return -1;
  return REAL(flock)(file, operation);
}

int fchmod(int file, mode_t mode) {
  if (concerns_file(file) && fails(call_fchmod)) return -1;
  return REAL(fchmod)(file, mode);
}
