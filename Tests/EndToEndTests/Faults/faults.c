/* Calls of the system that fail while a file says so: LD_PRELOAD this, and let $AHD_FAULTS name a file with
   lines of `call errno`. For tests only. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int fails(const char *call) {
  const char *path = getenv("AHD_FAULTS");
  FILE *file = path ? fopen(path, "re") : NULL;
  char name[32];
  int code = 0, found = 0;
  while (file && fscanf(file, "%31s %d", name, &code) == 2)
    if (strcmp(name, call) == 0) found = code;
  if (file) fclose(file);
  if (found) errno = found;
  return found;
}

/* Waits as long as the file says so: what happens meanwhile is before the call. */
static void hold(const char *call) {
  while (fails(call)) usleep(10000);
}

#define REAL(call, type) ((type)dlsym(RTLD_NEXT, call))

int fsync(int file) { return fails("fsync") ? -1 : REAL("fsync", int (*)(int))(file); }

int flock(int file, int how) { return fails("flock") ? -1 : REAL("flock", int (*)(int, int))(file, how); }

int ftruncate(int file, off_t length) {
  return fails("ftruncate") ? -1 : REAL("ftruncate", int (*)(int, off_t))(file, length);
}

int inotify_init1(int flags) {
  hold("before-inotify");
  return fails("inotify") ? -1 : REAL("inotify_init1", int (*)(int))(flags);
}

int inotify_add_watch(int watch, const char *path, unsigned mask) {
  return fails("watch") ? -1
                        : REAL("inotify_add_watch", int (*)(int, const char *, unsigned))(watch, path, mask);
}
