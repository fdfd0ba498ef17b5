/** What is kept and printed. */
@NullMarked
package chat.hubbub.bench.report;

import org.jspecify.annotations.NullMarked;
