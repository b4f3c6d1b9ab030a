// Loaded into an office, gives back to the system what was freed, twice a second: what is resident is then what is in use. The C
// library itself keeps hundreds of megabytes for later, which would hide any leak.
#include <malloc.h>
#include <pthread.h>
#include <stddef.h>
#include <unistd.h>

static void* give_back(void* nothing) {
    for (;;) {
        usleep(500 * 1000);
        malloc_trim(0);
    }
    return nothing;
}

__attribute__((constructor)) static void begin(void) {
    pthread_t thread;
    pthread_create(&thread, NULL, give_back, NULL);
}
