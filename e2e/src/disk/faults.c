/* Loaded before the C library (LD_PRELOAD) into the program under test: makes chosen writes and syncs of files below a
   folder fail as a disk's would. The test and this file share the orders by a mapped file of eight 32-bit numbers. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { WRITES = 1, SYNCS = 2, FILES = 4 };

struct orders {
    uint32_t kinds;   /* which calls count: WRITES, SYNCS, FILES (making one) */
    uint32_t from;    /* the first call that fails, counted from 1; 0: none */
    uint32_t lasting; /* 0: that call alone; 1: all after it too */
    uint32_t error;   /* errno */
    uint32_t counted; /* calls so far */
    uint32_t failed;  /* calls that failed */
    uint32_t halves;  /* 1: a write that fails has written its first half */
    uint32_t unused;
};

static volatile struct orders *orders;
static const char *below;

__attribute__((constructor)) static void begin(void) {
    const char *place = getenv("LOA_TEST_FAULTS");
    below = getenv("LOA_TEST_FAULTS_BELOW");
    if (!place || !below) return;
    int file = (int)syscall(SYS_openat, AT_FDCWD, place, O_RDWR, 0); /* not open(), which is ours */
    if (file < 0) return;
    void *shared = mmap(NULL, sizeof(struct orders), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (shared != MAP_FAILED) orders = shared;
}

static int is_ours(const char *path) { return strncmp(path, below, strlen(below)) == 0; }

/* Whether this call is to fail; sets errno. */
static int fails(uint32_t kind, int file, const char *path) {
    if (!orders || !orders->from || !(orders->kinds & kind)) return 0;
    char name[4096];
    if (!path) {
        char link[64];
        snprintf(link, sizeof link, "/proc/self/fd/%d", file);
        ssize_t length = readlink(link, name, sizeof name - 1);
        if (length < 0) return 0;
        name[length] = 0;
        path = name;
    }
    if (!is_ours(path)) return 0;
    uint32_t count = __atomic_add_fetch(&orders->counted, 1, __ATOMIC_SEQ_CST);
    if (orders->lasting ? count < orders->from : count != orders->from) return 0;
    __atomic_add_fetch(&orders->failed, 1, __ATOMIC_SEQ_CST);
    errno = (int)orders->error;
    return 1;
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

ssize_t write(int file, const void *bytes, size_t count) {
    REAL(ssize_t, "write", int, const void *, size_t);
    if (fails(WRITES, file, NULL)) {
        int error = errno;
        if (orders->halves) real(file, bytes, count / 2);
        errno = error;
        return -1;
    }
    return real(file, bytes, count);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    if (fails(WRITES, file, NULL)) {
        int error = errno;
        if (orders->halves) real(file, bytes, count / 2, at);
        errno = error;
        return -1;
    }
    return real(file, bytes, count, at);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) { return pwrite64(file, bytes, count, at); }

ssize_t writev(int file, const struct iovec *parts, int count) {
    REAL(ssize_t, "writev", int, const struct iovec *, int);
    return fails(WRITES, file, NULL) ? -1 : real(file, parts, count);
}

int ftruncate64(int file, off64_t length) {
    REAL(int, "ftruncate64", int, off64_t);
    return fails(WRITES, file, NULL) ? -1 : real(file, length);
}

int ftruncate(int file, off_t length) { return ftruncate64(file, length); }

int fsync(int file) {
    REAL(int, "fsync", int);
    return fails(SYNCS, file, NULL) ? -1 : real(file);
}

int fdatasync(int file) {
    REAL(int, "fdatasync", int);
    return fails(SYNCS, file, NULL) ? -1 : real(file);
}

int open64(const char *path, int flags, ...) {
    REAL(int, "open64", const char *, int, ...);
    mode_t mode = 0;
    if (flags & (O_CREAT | O_TMPFILE)) {
        va_list rest;
        va_start(rest, flags);
        mode = va_arg(rest, mode_t);
        va_end(rest);
        if ((flags & O_CREAT) && access(path, F_OK) != 0 && fails(FILES, -1, path)) return -1;
    }
    return real(path, flags, mode);
}

int open(const char *path, int flags, ...) {
    mode_t mode = 0;
    if (flags & (O_CREAT | O_TMPFILE)) {
        va_list rest;
        va_start(rest, flags);
        mode = va_arg(rest, mode_t);
        va_end(rest);
    }
    return open64(path, flags, mode);
}
