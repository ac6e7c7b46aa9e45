/* A clock ahead of the real one, for a program that is started with this library in LD_PRELOAD: libfaketime, which does more,
 * allocates while it starts, and that is before our allocator can. The clock that only runs stays as it is. */
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int clock_gettime(clockid_t clock, struct timespec *now) {
    long failed = syscall(SYS_clock_gettime, clock, now);
    const char *hours = getenv("CLOCK_AHEAD_HOURS");
    if (!failed && clock == CLOCK_REALTIME && hours) {
        now->tv_sec += strtol(hours, NULL, 10) * 3600;
    }
    return (int)failed;
}
