import { run } from "./harness.js";
import "./attention_test.js";
import "./backoff_test.js";
import "./changes_test.js";
import "./commands_test.js";
import "./nicknames_test.js";
import "./notes_test.js";
import "./offers_test.js";
import "./outbox_test.js";
import "./people_test.js";
import "./reading_test.js";
import "./stretches_test.js";
import "./timeline_test.js";

await run();
