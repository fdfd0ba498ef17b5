import "dompurify"; // Leaves its name on the global object.

const ALLOWED = {
  ALLOWED_TAGS: ["p", "br", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a", "mark", "span"],
  ALLOWED_ATTR: ["href", "start", "class"],
  RETURN_DOM_FRAGMENT: true,
};

/**
 * The only way by which the server's HTML becomes part of the page. It comes back as nodes, parsed under the
 * "dompurify" Trusted Types policy, so that no other code ever needs to write markup.
 */
export function safeNodes(html) {
  const nodes = globalThis.DOMPurify.sanitize(html, ALLOWED);
  for (const link of nodes.querySelectorAll("a")) {
    link.target = "_blank";
    link.rel = "noopener noreferrer nofollow";
  }
  return nodes;
}
