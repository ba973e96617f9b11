// How the server's Node is started: a small young generation, two malloc arenas and fixed malloc thresholds keep its
// resident memory near what it uses; after uploads of megabytes, glibc's defaults held twice as much. The Dockerfile and
// the systemd unit say the same.
export const serverArgs = ['--max-semi-space-size=8']
export const serverEnv = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '262144' }
