/* Rooms, and what is said in them. */
#include <stdio.h>

enum { MOST_BATCH = 1 << 20, BUCKETS = 4096 };

struct Room {
  char name[NAME], subscription[NAME];
  Client **clients;
  int count, space, dirty;
  Buffer batch;
  Room *next, *next_dirty;
};

static int batched;
static unsigned long long messages;
static Room *rooms[BUCKETS], *dirty;
static char scratch[HEAD + MOST_HEADER + MOST_BATCH];

static Room *room_of(const char *name) {
  unsigned hash = 5381;
  for (const char *c = name; *c; c++) hash = hash * 33 + (unsigned char)*c;
  for (Room *room = rooms[hash % BUCKETS]; room; room = room->next)
    if (!strcmp(room->name, name)) return room;
  Room *room = calloc(1, sizeof *room);
  if (!room) exit(3);
  strcpy(room->name, name);
  room->next = rooms[hash % BUCKETS];
  return rooms[hash % BUCKETS] = room;
}

static void leave(Client *client, int which) {
  Room *room = client->rooms[which];
  for (int i = 0; i < room->count; i++)
    if (room->clients[i] == client) {
      room->clients[i] = room->clients[--room->count];
      break;
    }
  client->count--;
  client->rooms[which] = client->rooms[client->count];
  memcpy(client->ids[which], client->ids[client->count], NAME);
}

static void subscribe(Client *client, const char *name, const char *id) {
  Room *room = room_of(name);
  if (!room->count) strcpy(room->subscription, id);
  if (room->count == room->space) {
    room->space += room->space + 8;
    room->clients = realloc(room->clients, room->space * sizeof(void *));
  }
  client->rooms = realloc(client->rooms, (client->count + 1) * sizeof(void *));
  client->ids = realloc(client->ids, (client->count + 1) * sizeof *client->ids);
  if (!room->clients || !client->rooms || !client->ids) exit(3);
  room->clients[room->count++] = client;
  client->rooms[client->count] = room;
  strcpy(client->ids[client->count++], id);
}

static void flush(Room *room) {
  for (int i = room->count - 1; i >= 0; i--) give(room->clients[i], room->batch.bytes, room->batch.length);
  room->batch.length = 0;
}

static void tell(Room *room, const char *frame, size_t length) {
  if (!batched) {
    for (int i = 0; i < room->count; i++) give(room->clients[i], frame, length);
    return;
  }
  if (room->batch.length + length > MOST_BATCH) flush(room);
  append(&room->batch, frame, length);
  if (room->dirty) return;
  room->dirty = 1;
  room->next_dirty = dirty;
  dirty = room;
}

static void broadcast(const char *name, const char *type, const char *body, size_t length) {
  Room *room = room_of(name);
  int head = snprintf(scratch + HEAD, MOST_HEADER,
                      "MESSAGE\ndestination:/topic/%s\nsubscription:%s\nmessage-id:%llu\ncontent-type:%s\n"
                      "content-length:%zu\n\n", name, room->subscription, ++messages, type, length);
  char *payload = scratch + HEAD;
  memcpy(payload + head, body, length);
  payload[head + length] = 0;
  char *frame = framed(payload, head + length + 1, 1);
  tell(room, frame, payload + head + length + 1 - frame);
}

static void flush_all(void) {
  for (; dirty; dirty = dirty->next_dirty) {
    flush(dirty);
    dirty->dirty = 0;
  }
}
