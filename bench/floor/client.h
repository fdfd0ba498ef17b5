/* One connection: what it is still owed, and sending without ever waiting for it. */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST_KEPT = 4 << 20, NAME = 128, MOST_HEADER = 512, HEAD = 16 };

typedef struct {
  char *bytes;
  size_t length, room;
} Buffer;

typedef struct Room Room;

typedef struct Client {
  int fd, open, gone, waits;
  Buffer rest, out; /* the beginning of what has not come whole; what it could not take at once */
  size_t given;     /* of `out` */
  Room **rooms;
  char (*ids)[NAME];
  int count;
  struct Client *next_gone;
} Client;

static int poller;
static Client *gone;

static void append(Buffer *buffer, const char *bytes, size_t length) {
  if (buffer->length + length > buffer->room) {
    buffer->room = 2 * (buffer->length + length);
    buffer->bytes = realloc(buffer->bytes, buffer->room);
    if (!buffer->bytes) exit(3);
  }
  memcpy(buffer->bytes + buffer->length, bytes, length);
  buffer->length += length;
}

static void clear(Buffer *buffer) {
  free(buffer->bytes);
  *buffer = (Buffer){0};
}

/* Freed only after all events of this wake-up, some of which may still point to it. */
static void drop(Client *client) {
  if (client->gone) return;
  client->gone = 1;
  close(client->fd);
  client->next_gone = gone;
  gone = client;
}

static void watch(Client *client, int operation, uint32_t events) {
  struct epoll_event event = {.events = events, .data.ptr = client};
  epoll_ctl(poller, operation, client->fd, &event);
}

static void keep(Client *client, const char *bytes, size_t length) {
  if (client->out.length - client->given + length > MOST_KEPT) {
    drop(client);
    return;
  }
  append(&client->out, bytes, length);
  if (!client->waits) watch(client, EPOLL_CTL_MOD, EPOLLIN | EPOLLOUT);
  client->waits = 1;
}

static void give(Client *client, const char *bytes, size_t length) {
  if (client->gone) return;
  ssize_t taken = client->waits ? 0 : send(client->fd, bytes, length, MSG_NOSIGNAL | MSG_DONTWAIT);
  if (taken < 0 && errno != EAGAIN) drop(client);
  else if (taken < (ssize_t)length) keep(client, bytes + (taken < 0 ? 0 : taken), length - (taken < 0 ? 0 : taken));
}

static void give_rest(Client *client) {
  Buffer *out = &client->out;
  const char *next = out->bytes + client->given;
  ssize_t taken = send(client->fd, next, out->length - client->given, MSG_NOSIGNAL | MSG_DONTWAIT);
  if (taken <= 0) return;
  client->given += taken;
  if (client->given == out->length) {
    clear(out);
    client->given = client->waits = 0;
    watch(client, EPOLL_CTL_MOD, EPOLLIN);
  } else if (client->given > out->length / 2) {
    memmove(out->bytes, out->bytes + client->given, out->length -= client->given);
    client->given = 0;
  }
}

/* Writes the head of an unmasked frame in front of `payload`, and returns where it begins. */
static char *framed(char *payload, size_t length, int opcode) {
  int head = length < 126 ? 2 : length < 65536 ? 4 : 10;
  unsigned char *at = (unsigned char *)payload - head;
  at[0] = (unsigned char)(0x80 | opcode);
  at[1] = (unsigned char)(head == 2 ? length : head == 4 ? 126 : 127);
  for (int i = 2; i < head; i++) at[i] = (unsigned char)((uint64_t)length >> 8 * (head - 1 - i));
  return (char *)at;
}

static void say(Client *client, const char *stomp) {
  char bytes[HEAD + MOST_HEADER];
  size_t length = strlen(stomp) + 1;
  memcpy(bytes + HEAD, stomp, length);
  char *frame = framed(bytes + HEAD, length, 1);
  give(client, frame, bytes + HEAD + length - frame);
}
