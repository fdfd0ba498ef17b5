package chat.hubbub.terminal;

import chat.hubbub.conversation.Conversation;
import chat.hubbub.conversation.Doors;
import chat.hubbub.conversation.Rulings;
import chat.hubbub.identity.NicknameClaims;
import chat.hubbub.moderation.Quotas;
import java.time.Clock;

/**
 * What lies behind this door, the same for everybody who comes through it.
 *
 * @param clock for time-outs
 */
record Indoors(
        Conversation conversation, NicknameClaims claims, Doors doors, Rulings rulings, Quotas quotas, Clock clock) {}
