/*
 * The floor: the cheapest broadcast that one core can do with plain sockets, as a STOMP server over WebSocket. What no
 * chat server can beat is what the others are held against. One epoll thread, nothing stored, nobody spared:
 *
 *   floor PORT each      one send() for each message and client
 *   floor PORT batched   what has gathered in one wake-up goes to each client in one send()
 *
 * A client that cannot keep up gets up to 4 MB kept for it and is dropped beyond that. All subscribers of a room are
 * served the subscription id of the first. Build: cc -O2 -o floor floor.c
 */
#define _GNU_SOURCE
#include "floor/client.h"
#include "floor/handshake.h"
#include "floor/room.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/resource.h>

enum { EVENTS = 512, MOST_READ = 1 << 20 };

static char input[2 * MOST_READ];

/* The value of a header, or "" if there is none; `head` is all headers, each after a line feed. */
static void header(const char *head, const char *name, char value[NAME]) {
  char line[NAME];
  snprintf(line, sizeof line, "\n%s:", name);
  const char *found = strstr(head, line);
  size_t length = 0;
  if (found) {
    found += strlen(line);
    length = strcspn(found, "\r\n");
    if (length >= NAME) length = NAME - 1;
    memcpy(value, found, length);
  }
  value[length] = 0;
}

static const char *after_last_slash(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash ? slash + 1 : path;
}

static void confirm(Client *client, const char *head) {
  char receipt[NAME], frame[MOST_HEADER];
  header(head, "receipt", receipt);
  if (!*receipt) return;
  snprintf(frame, sizeof frame, "RECEIPT\nreceipt-id:%s\n\n", receipt);
  say(client, frame);
}

/* One whole STOMP frame; the byte after it may be written to. */
static void obey(Client *client, char *frame, size_t length) {
  char *end = memmem(frame, length, "\n\n", 2), to[NAME], word[NAME];
  if (!end) return; /* a heart-beat */
  end[1] = 0;
  char *body = end + 2;
  size_t body_length = length - (body - frame);
  if (body_length && !body[body_length - 1]) body_length--;
  header(frame, "destination", to);
  if (!strncmp(frame, "SEND\n", 5)) {
    header(frame, "content-type", word);
    broadcast(after_last_slash(to), word, body, body_length);
  } else if (!strncmp(frame, "SUBSCRIBE\n", 10)) {
    header(frame, "id", word);
    subscribe(client, after_last_slash(to), word);
  } else if (!strncmp(frame, "UNSUBSCRIBE\n", 12)) {
    header(frame, "id", word);
    for (int i = client->count - 1; i >= 0; i--)
      if (!strcmp(client->ids[i], word)) leave(client, i);
  } else if (!strncmp(frame, "CONNECT\n", 8) || !strncmp(frame, "STOMP\n", 6)) {
    say(client, "CONNECTED\nversion:1.2\nheart-beat:0,0\n\n");
  }
  confirm(client, frame);
}

static void pong(Client *client, const unsigned char *payload, size_t length) {
  char bytes[HEAD + 125];
  if (length > 125) length = 125;
  memcpy(bytes + HEAD, payload, length);
  char *frame = framed(bytes + HEAD, length, 10);
  give(client, frame, bytes + HEAD + length - frame);
}

/* Takes one frame of WebSocket from the front; returns its length, or 0 if it has not come whole. */
static size_t take_frame(Client *client, unsigned char *bytes, size_t length) {
  if (length < 6) return 0;
  size_t payload = bytes[1] & 127;
  int wide = payload == 126 ? 2 : payload == 127 ? 8 : 0;
  if (length < 6u + wide) return 0;
  if (wide) payload = 0;
  for (int i = 0; i < wide; i++) payload = payload << 8 | bytes[2 + i];
  if (payload > MOST_READ - MOST_HEADER || !(bytes[0] & 0x80) || !(bytes[1] & 0x80)) {
    drop(client); /* longer, in pieces or unmasked: not from this generator */
    return 0;
  }
  unsigned char *mask = bytes + 2 + wide, *text = mask + 4;
  if (length < (size_t)(text - bytes) + payload) return 0;
  for (size_t i = 0; i < payload; i++) text[i] ^= mask[i & 3];
  int opcode = bytes[0] & 15;
  if (opcode == 1 || opcode == 2) obey(client, (char *)text, payload);
  else if (opcode == 8) drop(client);
  else if (opcode == 9) pong(client, text, payload);
  return text - bytes + payload;
}

/* Returns how much of it was the request, or 0 if it has not come whole. */
static size_t shake_hands(Client *client, char *bytes, size_t length) {
  char *end = memmem(bytes, length, "\r\n\r\n", 4), accept[ACCEPT_LENGTH + 1], answer[MOST_HEADER];
  if (!end) return 0;
  *end = 0;
  char *key = strcasestr(bytes, "\nsec-websocket-key:");
  if (!key) {
    drop(client);
    return 0;
  }
  key += strlen("\nsec-websocket-key:");
  key += strspn(key, " ");
  int protocol = strcasestr(bytes, "v12.stomp") != NULL;
  key[strcspn(key, " \r")] = 0;
  accept_key(key, accept);
  int size = snprintf(answer, sizeof answer,
                      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                      "Sec-WebSocket-Accept: %s\r\n%s\r\n", accept,
                      protocol ? "Sec-WebSocket-Protocol: v12.stomp\r\n" : "");
  give(client, answer, size);
  client->open = 1;
  return end + 4 - bytes;
}

static void hear(Client *client) {
  size_t kept = client->rest.length;
  if (kept) memcpy(input, client->rest.bytes, kept);
  ssize_t came = recv(client->fd, input + kept, sizeof input - kept - 1, 0);
  if (came <= 0) {
    if (came == 0 || errno != EAGAIN) drop(client);
    return;
  }
  size_t length = kept + came, at = 0, taken = 1;
  while (taken && at < length && !client->gone) {
    taken = client->open ? take_frame(client, (unsigned char *)input + at, length - at)
                         : shake_hands(client, input + at, length - at);
    at += taken;
  }
  clear(&client->rest);
  if (length > at && !client->gone) append(&client->rest, input + at, length - at);
}

static void let_in(int door) {
  int fd, on = 1;
  while ((fd = accept4(door, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    Client *client = calloc(1, sizeof *client);
    if (!client) exit(3);
    client->fd = fd;
    watch(client, EPOLL_CTL_ADD, EPOLLIN);
  }
}

static void bury(void) {
  while (gone) {
    Client *client = gone;
    gone = client->next_gone;
    while (client->count) leave(client, client->count - 1);
    clear(&client->rest);
    clear(&client->out);
    free(client->rooms);
    free(client->ids);
    free(client);
  }
}

static int open_door(int port) {
  int door = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), on = 1;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  setsockopt(door, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(door, (void *)&address, sizeof address) || listen(door, 4096)) {
    perror("floor");
    exit(1);
  }
  return door;
}

int main(int count, char **words) {
  if (count != 3 || (strcmp(words[2], "each") && strcmp(words[2], "batched"))) {
    fprintf(stderr, "floor PORT each|batched\n");
    return 2;
  }
  batched = !strcmp(words[2], "batched");
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  int door = open_door(atoi(words[1]));
  poller = epoll_create1(0);
  struct epoll_event at_door = {.events = EPOLLIN}, events[EVENTS];
  epoll_ctl(poller, EPOLL_CTL_ADD, door, &at_door);
  for (;;) {
    int happened = epoll_wait(poller, events, EVENTS, -1);
    for (int i = 0; i < happened; i++) {
      Client *client = events[i].data.ptr;
      if (!client) let_in(door);
      else if (!client->gone && events[i].events & EPOLLOUT) give_rest(client);
      if (client && !client->gone && events[i].events & ~EPOLLOUT) hear(client);
    }
    flush_all();
    bury();
  }
}
