/* The answer to a WebSocket handshake (RFC 6455, 4.2.2): base64(SHA-1(key + GUID)). */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define ACCEPT_LENGTH 28

static uint32_t rotate(uint32_t word, int by) { return word << by | word >> (32 - by); }

static void sha1_block(uint32_t state[5], const unsigned char *block) {
  uint32_t w[80], a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];
  for (int i = 0; i < 16; i++)
    w[i] = (uint32_t)block[4 * i] << 24 | block[4 * i + 1] << 16 | block[4 * i + 2] << 8 | block[4 * i + 3];
  for (int i = 16; i < 80; i++) w[i] = rotate(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
  for (int i = 0; i < 80; i++) {
    uint32_t mixed = i < 20   ? ((b & c) | (~b & d)) + 0x5A827999
                     : i < 40 ? (b ^ c ^ d) + 0x6ED9EBA1
                     : i < 60 ? ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDC
                              : (b ^ c ^ d) + 0xCA62C1D6;
    uint32_t next = rotate(a, 5) + mixed + e + w[i];
    e = d, d = c, c = rotate(b, 30), b = a, a = next;
  }
  state[0] += a, state[1] += b, state[2] += c, state[3] += d, state[4] += e;
}

/* A key and the GUID are 60 bytes, so with the padding there are two blocks; longer texts are cut. */
static void sha1(const char *text, unsigned char digest[20]) {
  uint32_t state[5] = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
  unsigned char blocks[128] = {0};
  size_t length = strnlen(text, 119);
  memcpy(blocks, text, length);
  blocks[length] = 0x80;
  size_t end = length < 56 ? 64 : 128;
  blocks[end - 2] = (unsigned char)(length * 8 >> 8);
  blocks[end - 1] = (unsigned char)(length * 8);
  for (size_t at = 0; at < end; at += 64) sha1_block(state, blocks + at);
  for (int i = 0; i < 20; i++) digest[i] = (unsigned char)(state[i / 4] >> (24 - 8 * (i % 4)));
}

static void base64(const unsigned char digest[20], char text[ACCEPT_LENGTH + 1]) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (int i = 0, at = 0; i < 21; i += 3, at += 4) {
    uint32_t three = (uint32_t)digest[i] << 16 | digest[i + 1] << 8 | (i + 2 < 20 ? digest[i + 2] : 0);
    for (int k = 0; k < 4; k++) text[at + k] = digits[three >> (18 - 6 * k) & 63];
  }
  text[ACCEPT_LENGTH - 1] = '=';
  text[ACCEPT_LENGTH] = 0;
}

static void accept_key(const char *key, char text[ACCEPT_LENGTH + 1]) {
  char both[120];
  unsigned char digest[20];
  snprintf(both, sizeof both, "%.60s258EAFA5-E914-47DA-95CA-C5AB0DC85B11", key);
  sha1(both, digest);
  base64(digest, text);
}
