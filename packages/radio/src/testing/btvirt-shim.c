/*
 * Lets BlueZ's emulator `btvirt -s` run where the kernel has no AF_ALG, and side by side with others.
 * Overrides libc calls only; there is no Bluetooth logic in here. Load it with LD_PRELOAD.
 *
 * 1. AF_ALG sockets: AES-ECB and AES-CMAC in user space (libcrypto), behind a socket pair that gives the descriptors.
 * 2. sendmsg never raises SIGPIPE: the emulator dies of it when a host leaves while it is sent a report.
 * 3. epoll_wait gives one event at a time: the emulator uses freed memory when one event removes another of its batch.
 * 4. Sockets in /tmp are bound in $BTVIRT_DIR instead: the emulator has the folder hard-coded.
 * 5. It ends with the test that started it, also when that was killed.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <linux/if_alg.h>
#include <openssl/cmac.h>
#include <openssl/evp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <unistd.h>

#ifndef SOL_ALG
#define SOL_ALG 279
#endif
#define FDS 1024
#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void end_with_parent(void) { prctl(PR_SET_PDEATHSIG, SIGKILL); }

/* What an AF_ALG descriptor stands for: the algorithm's socket, then an operation accepted from it. */
static struct alg { int kind; unsigned char key[16], in[4096]; size_t length; int decrypt; } algs[FDS];
enum { NONE, ECB, CMAC_ };

static struct alg *of(int fd) { return fd >= 0 && fd < FDS && algs[fd].kind ? &algs[fd] : NULL; }

int socket(int domain, int type, int protocol) {
  if (domain != AF_ALG) return NEXT(socket)(domain, type, protocol);
  int fd = NEXT(socket)(AF_UNIX, SOCK_DGRAM, 0);
  if (fd >= 0 && fd < FDS) { memset(&algs[fd], 0, sizeof algs[fd]); algs[fd].kind = ECB; }
  return fd;
}

/* /tmp/name as $BTVIRT_DIR/name. */
static int moved(const char *path, char *to, size_t size) {
  const char *dir = getenv("BTVIRT_DIR");
  if (!dir || strncmp(path, "/tmp/", 5)) return 0;
  return snprintf(to, size, "%s/%s", dir, path + 5) < (int)size;
}

int bind(int fd, const struct sockaddr *address, socklen_t length) {
  struct alg *alg = of(fd);
  if (alg) {
    const struct sockaddr_alg *wanted = (const void *)address;
    alg->kind = strstr((const char *)wanted->salg_name, "cmac") ? CMAC_ : ECB;
    return 0;
  }
  struct sockaddr_un un;
  if (address->sa_family == AF_UNIX && moved(((const struct sockaddr_un *)address)->sun_path, un.sun_path, sizeof un.sun_path)) {
    un.sun_family = AF_UNIX;
    return NEXT(bind)(fd, (const struct sockaddr *)&un, sizeof un);
  }
  return NEXT(bind)(fd, address, length);
}

int unlink(const char *path) {
  char to[108];
  return NEXT(unlink)(moved(path, to, sizeof to) ? to : path);
}

int setsockopt(int fd, int level, int name, const void *value, socklen_t length) {
  struct alg *alg = of(fd);
  if (!alg || level != SOL_ALG) return NEXT(setsockopt)(fd, level, name, value, length);
  if (name == ALG_SET_KEY) memcpy(alg->key, value, length < 16 ? length : 16);
  return 0;
}

static int operation(int fd) {
  int made = dup(fd);
  if (made >= 0 && made < FDS) { algs[made] = algs[fd]; algs[made].length = 0; }
  return made;
}
int accept(int fd, struct sockaddr *address, socklen_t *length) {
  return of(fd) ? operation(fd) : NEXT(accept)(fd, address, length);
}
int accept4(int fd, struct sockaddr *address, socklen_t *length, int flags) {
  return of(fd) ? operation(fd) : NEXT(accept4)(fd, address, length, flags);
}

static ssize_t take(struct alg *alg, const void *bytes, size_t length) {
  if (alg->length + length > sizeof alg->in) length = sizeof alg->in - alg->length;
  memcpy(alg->in + alg->length, bytes, length);
  alg->length += length;
  return (ssize_t)length;
}
ssize_t send(int fd, const void *bytes, size_t length, int flags) {
  struct alg *alg = of(fd);
  return alg ? take(alg, bytes, length) : NEXT(send)(fd, bytes, length, flags | MSG_NOSIGNAL);
}
ssize_t sendmsg(int fd, const struct msghdr *message, int flags) {
  struct alg *alg = of(fd);
  if (!alg) return NEXT(sendmsg)(fd, message, flags | MSG_NOSIGNAL);
  ssize_t sum = 0;
  for (size_t i = 0; i < message->msg_iovlen; i++)
    sum += take(alg, message->msg_iov[i].iov_base, message->msg_iov[i].iov_len);
  return sum;
}

static ssize_t answer(struct alg *alg, void *to, size_t size) {
  unsigned char out[4096 + 16];
  int length = 0;
  if (alg->kind == ECB) {
    EVP_CIPHER_CTX *cipher = EVP_CIPHER_CTX_new();
    EVP_EncryptInit_ex(cipher, EVP_aes_128_ecb(), NULL, alg->key, NULL);
    EVP_CIPHER_CTX_set_padding(cipher, 0);
    EVP_EncryptUpdate(cipher, out, &length, alg->in, (int)alg->length);
    EVP_CIPHER_CTX_free(cipher);
  } else {
    size_t made = 0;
    CMAC_CTX *mac = CMAC_CTX_new();
    CMAC_Init(mac, alg->key, 16, EVP_aes_128_cbc(), NULL);
    CMAC_Update(mac, alg->in, alg->length);
    CMAC_Final(mac, out, &made);
    CMAC_CTX_free(mac);
    length = (int)made;
  }
  alg->length = 0;
  if ((size_t)length > size) length = (int)size;
  memcpy(to, out, (size_t)length);
  return length;
}
ssize_t read(int fd, void *to, size_t size) {
  struct alg *alg = of(fd);
  return alg ? answer(alg, to, size) : NEXT(read)(fd, to, size);
}
ssize_t recv(int fd, void *to, size_t size, int flags) {
  struct alg *alg = of(fd);
  return alg ? answer(alg, to, size) : NEXT(recv)(fd, to, size, flags);
}

int close(int fd) {
  if (of(fd)) algs[fd].kind = NONE;
  return NEXT(close)(fd);
}

int epoll_wait(int fd, struct epoll_event *events, int max, int timeout) {
  return NEXT(epoll_wait)(fd, events, max > 1 ? 1 : max, timeout);
}
