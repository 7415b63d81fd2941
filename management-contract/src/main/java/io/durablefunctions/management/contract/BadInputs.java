package io.durablefunctions.management.contract;

import static io.durablefunctions.management.contract.BadInput.get;
import static io.durablefunctions.management.contract.BadInput.post;
import static io.durablefunctions.management.contract.BadInput.request;
import static io.durablefunctions.management.contract.BadInput.with;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Requests that are wrong, each in its own way. None may write anything. */
final class BadInputs {

    private static final String START = "/start/Echo";
    private static final String JSON = "Content-Type: application/json\r\n";

    private BadInputs() {}

    static Stream<BadInput> all() {
        return Stream.of(paths(), queries(), lists(), json(), fields(), bulk(), headers(), protocol())
                .flatMap(List::stream);
    }

    private static String many(int count, String pattern, String separator) {
        return IntStream.range(0, count)
                .mapToObj(i -> pattern.replace("#", "" + i))
                .collect(Collectors.joining(separator));
    }

    private static List<BadInput> paths() {
        return List.of(
                get("//", "", 400, 404),
                get("/a//b", "", 400, 404),
                get("/a/b", "no such path", 404),
                get("/a/history/", "no such path", 404),
                request("POST", "/a/terminate/more", "no such path", 404),
                request("POST", "/a/TERMINATE", "no such path", 404),
                request("POST", "/a/raiseEvent", "no such path", 404),
                get("/bulk", "no such path", 404),
                get("/start", "no such path", 404),
                get("/count/x", "no such path", 404),
                get("/count/history", "no such path", 404),
                request("POST", "/bulk/restart", "no such path", 404),
                get("/%zz", "", 400),
                get("/%", "", 400),
                get("/%4", "", 400),
                get("/%00", "", 400),
                get("/a%00b", "", 400),
                get("/a%0d%0aSet-Cookie:%20x=1", "", 400),
                get("/%c3%28", "", 400),
                get("/%ff", "", 400),
                get("/%c0%ae%c0%ae", "", 400),
                get("/%u0041", "", 400),
                get("/../../../etc/passwd", "", 400, 404),
                get("/%2e%2e/secret", "", 400, 404),
                get("/..%2f..%2fetc%2fpasswd", "", 400, 404),
                get("/..;/a", "", 400, 404),
                get("/a;jsessionid=1", "semicolon", 400),
                get("/a b", "", 400),
                get("/<script>alert(1)<script>", "", 400, 404),
                get("/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "", 400, 404),
                get("/'%20OR%20'1'%3D'1", "There is no instance", 404),
                get("/x';DROP%20TABLE%20durable_state;--", "semicolon", 400),
                get("/x'%3BDROP%20TABLE%20durable_state%3B--", "There is no instance", 404),
                get("/%24%7Bjndi:ldap:%2F%2Fx%7D", "", 400, 404),
                get("/%25%25%25", "", 400, 404),
                get("/%F0%9F%98%80", "cannot be stored", 400),
                get("/" + "x".repeat(256), "at most 255", 400),
                get("/" + "x".repeat(10_000), "at most 255", 400, 414),
                get("/" + "x".repeat(70_000), "", 400, 414, 431));
    }

    private static List<BadInput> queries() {
        return List.of(
                get("/a?verbose=true", "verbose", 400),
                get("/a?showHistory=yes", "showHistory", 400),
                get("/a?showHistory=1", "showHistory", 400),
                get("/a?showHistory=", "showHistory", 400),
                get("/a?showHistory=true&showHistory=false", "2 times", 400),
                get("/a?showhistory=true", "showhistory", 400),
                get("/a?%73%68%6fw=%", "Known are", 400),
                get("/a?showInput=%zz", "percent sign", 400),
                get("/a?showInput=tru%e9", "UTF-8", 400),
                get("/hosts?x=1", "There are none here", 400),
                get("/openapi.json?x", "There are none here", 400),
                get("/health?'%20OR%201=1", "Unknown query parameter", 400),
                get("/a/history?from=-1", "from", 400),
                get("/a/history?limit=10001", "limit", 400),
                get("/a/history?from=99999999999999999999", "from", 400),
                get("/count?most=0", "most", 400),
                get("/count?most=1000001", "most", 400),
                get("/count?limit=1", "limit", 400),
                request("DELETE", "/a?force=true", "force", 400),
                request("POST", "/a/terminate?reason=x", "reason", 400));
    }

    private static List<BadInput> lists() {
        return List.of(
                get("/?sort=input", "Unknown query parameter 'sort'", 400),
                get("/?filter=1%3D1", "filter", 400),
                get("/?limit=0", "limit", 400),
                get("/?limit=-1", "limit", 400),
                get("/?limit=1001", "limit", 400),
                get("/?limit=ten", "limit", 400),
                get("/?limit=1e2", "limit", 400),
                get("/?limit=0x10", "limit", 400),
                get("/?limit=%201", "limit", 400),
                get("/?limit=%D9%A1", "limit", 400),
                get("/?limit=1&limit=2", "2 times", 400),
                get("/?limit=1;DROP", "limit", 400),
                get("/?status=Nope", "is no status", 400),
                get("/?status=running", "is no status", 400),
                get("/?status=", "is no status", 400),
                get("/?status=Running'--", "is no status", 400),
                get("/?name=", "must not be empty", 400),
                get("/?name=" + "n".repeat(256), "at most 255", 400),
                get("/?" + many(101, "name=n#", "&"), "at most 100", 400),
                get("/?name=a%00b", "control character", 400),
                get("/?idPrefix=" + "p".repeat(256), "at most 255", 400),
                get("/?createdFrom=yesterday", "createdFrom", 400),
                get("/?createdFrom=2026-13-01T00:00:00Z", "createdFrom", 400),
                get("/?createdBefore=%2B999999999-01-01T00:00:00Z", "createdBefore", 400),
                get("/?updatedFrom=-0001-01-01T00:00:00Z", "updatedFrom", 400),
                get("/?updatedBefore=1767225600", "updatedBefore", 400),
                get("/?createdFrom=2026-02-01T00:00:00Z&createdBefore=2026-01-01T00:00:00Z", "Exchange them", 400),
                get("/?tag=team", "name:value", 400),
                get("/?tag=:a", "name:value", 400),
                get("/?tag=team:a&tag=team:b", "twice", 400),
                get("/?" + many(33, "tag=t#:x", "&"), "at most 32", 400),
                get("/?cursor=abc", "cursor", 400),
                get("/?cursor=", "cursor", 400),
                get("/?cursor=" + "A".repeat(60), "cursor", 400),
                get("/?cursor=..%2F..%2F", "cursor", 400),
                get("/?cursor=" + "A".repeat(6_000), "cursor", 400),
                get("/?" + many(300, "status=Running", "&"), "more than 200", 400),
                get("/?idPrefix=" + "p".repeat(9_000), "longer than", 414));
    }

    private static List<BadInput> json() {
        byte[] notUtf8 = {'{', '"', 'i', 'n', 'p', 'u', 't', '"', ':', '"', (byte) 0xff, '"', '}'};
        return List.of(
                post(START, "text", "not valid JSON", 400),
                post(START, "{", "not valid JSON", 400),
                post(START, "[]", "must be a JSON object", 400),
                post(START, "\"text\"", "must be a JSON object", 400),
                post(START, "1", "must be a JSON object", 400),
                post(START, "null", "must be a JSON object", 400),
                post(START, "{}{}", "more follows", 400),
                post(START, "{} x", "not valid JSON", 400),
                post(START, "{\"input\":\"a\",\"input\":\"b\"}", "not valid JSON", 400),
                post(START, "{\"input\":{\"a\":1,\"a\":2}}", "not valid JSON", 400),
                post(START, "{input:\"a\"}", "not valid JSON", 400),
                post(START, "{'input':'a'}", "not valid JSON", 400),
                post(START, "{\"input\":\"a\",}", "not valid JSON", 400),
                post(START, "{\"input\":/* x */\"a\"}", "not valid JSON", 400),
                post(START, "{\"input\":NaN}", "not valid JSON", 400),
                post(START, "{\"input\":-Infinity}", "not valid JSON", 400),
                post(START, "{\"input\":01}", "not valid JSON", 400),
                post(START, "{\"input\":\"a\nb\"}", "not valid JSON", 400),
                post(START, "{\"input\":\"\\x41\"}", "not valid JSON", 400),
                post(START, "\ufeff{\"input\":\"a\"}", "not valid JSON", 400),
                post(START, notUtf8, "UTF-8", 400),
                post(START, "{\"input\":\"a\"}".getBytes(StandardCharsets.UTF_16LE), "", 400),
                post(START, "{\"input\":" + "[".repeat(40) + "]".repeat(40) + "}", "deep", 400),
                post(START, "{\"input\":" + "[".repeat(60_000) + "]".repeat(60_000) + "}", "nested deeper", 400),
                post(START, "{\"a\":".repeat(20_000), "Unknown field", 400),
                post(START, "{\"input\":{\"b\":" + "{\"a\":".repeat(20_000), "nested deeper", 400),
                post(START, "{\"input\":" + "9".repeat(20_000) + "}", "too long", 400),
                post(START, "{\"input\":\"" + "x".repeat(70_000) + "\"}", "65", 400),
                post(START, "{\"input\":\"" + "x".repeat(140_000) + "\"}", "larger than", 413));
    }

    private static List<BadInput> fields() {
        return List.of(
                post(START, "{\"inputs\":\"a\"}", "Unknown field 'inputs'", 400),
                post(START, "{\"__proto__\":{}}", "Unknown field", 400),
                post(START, "{\"@class\":\"java.lang.Runtime\"}", "Unknown field", 400),
                post(START, "{\"input\":{\"a\":1}}", "Echo", 400),
                post(START, "{\"input\":[1,2]}", "Echo", 400),
                post(START, "{\"instanceId\":5}", "instanceId", 400),
                post(START, "{\"instanceId\":\"\"}", "must not be empty", 400),
                post(START, "{\"instanceId\":\"count\"}", "is a path of this API", 400),
                post(START, "{\"instanceId\":\"openapi.json\"}", "is a path of this API", 400),
                post(START, "{\"instanceId\":\"a\\u0000b\"}", "cannot be stored", 400),
                post(START, "{\"instanceId\":\"a\\r\\nb\"}", "cannot be stored", 400),
                post(START, "{\"instanceId\":\"\\ud800\"}", "", 400),
                post(START, "{\"instanceId\":\"" + "i".repeat(256) + "\"}", "at most 255", 400),
                post(START, "{\"instanceId\":[\"a\"]}", "instanceId", 400),
                post(START, "{\"mustBeNew\":\"yes\"}", "mustBeNew", 400),
                post(START, "{\"mustBeNew\":1}", "mustBeNew", 400),
                post(START, "{\"delay\":\"soon\"}", "delay", 400),
                post(START, "{\"delay\":\"-PT1S\"}", "delay", 400),
                post(START, "{\"delay\":5}", "delay", 400),
                post(START, "{\"delay\":\"PT999999999999999H\"}", "delay", 400),
                post(START, "{\"delay\":\"P36501D\"}", "delay", 400),
                post(START, "{\"tags\":[]}", "tags", 400),
                post(START, "{\"tags\":{\"a\":1}}", "tags.a", 400),
                post(START, "{\"tags\":{\"a\":null}}", "tags.a", 400),
                post(START, "{\"tags\":{\"\":\"x\"}}", "must have a name", 400),
                post(START, "{\"tags\":{\"a\":\"" + "v".repeat(256) + "\"}}", "at most 255", 400),
                post(START, "{\"tags\":{" + many(33, "\"t#\":\"x\"", ",") + "}}", "at most 32", 400),
                post("/start/Nobody", "{}", "Nobody", 404),
                post("/start/" + "N".repeat(256), "{}", "at most 255", 400),
                post("/start/Echo%00", "{}", "", 400),
                post("/start/Echo'%3B--", "{}", "No orchestrator", 404),
                post("/nobody/terminate", "{\"reason\":5}", "reason", 400),
                post("/nobody/terminate", "{\"reason\":\"" + "r".repeat(1_025) + "\"}", "at most 1024", 400),
                post("/nobody/terminate", "{\"why\":\"x\"}", "Unknown field 'why'", 400),
                post("/nobody/suspend", "[]", "must be a JSON object", 400),
                post("/nobody/resume", "{\"reason\":{}}", "reason", 400),
                post("/nobody/restart", "{\"instanceId\":\"bulk\"}", "is a path of this API", 400),
                post("/nobody/raiseEvent/go", "{\"data\":1}", "Unknown field 'data'", 400),
                post("/nobody/raiseEvent/" + "e".repeat(256), "{\"eventData\":1}", "at most 255", 400),
                post("/nobody/raiseEvent/a%0Ab", "{\"eventData\":1}", "", 400));
    }

    private static List<BadInput> bulk() {
        return List.of(
                post("/bulk/purge", "{}", "empty filter", 400),
                post("/bulk/purge", "{\"filter\":null}", "empty filter", 400),
                post("/bulk/purge", "{\"filter\":{\"name\":[]}}", "empty filter", 400),
                post("/bulk/purge", "{\"filter\":{\"idPrefix\":\"\"}}", "empty filter", 400),
                post("/bulk/purge", "{\"filter\":[]}", "filter", 400),
                post("/bulk/purge", "{\"filter\":\"1=1\"}", "filter", 400),
                post("/bulk/purge", "{\"filter\":{\"sql\":\"1=1\"}}", "filter.sql", 400),
                post("/bulk/purge", "{\"filter\":{\"status\":\"Gone\"}}", "is no status", 400),
                post("/bulk/purge", "{\"filter\":{\"status\":[\"Running\"]}}", "have ended", 400),
                post("/bulk/purge", "{\"filter\":{\"name\":[1]}}", "filter.name", 400),
                post("/bulk/purge", "{\"filter\":{\"name\":{\"a\":\"b\"}}}", "filter.name", 400),
                post("/bulk/terminate", "{\"filter\":{\"createdFrom\":5}}", "filter.createdFrom", 400),
                post("/bulk/terminate", "{\"filter\":{\"tags\":\"a:b\"}}", "filter.tags", 400),
                post("/bulk/terminate", "{\"filter\":{\"idPrefix\":\"a\\u0000\"}}", "cannot be stored", 400),
                post("/bulk/terminate", "{\"filter\":{\"status\":\"Completed\"}}", "have not ended", 400),
                post("/bulk/terminate", "{\"ids\":[\"a\"]}", "Unknown field 'ids'", 400));
    }

    private static List<BadInput> headers() {
        return List.of(
                with("POST", START, "Content-Length: 2\r\n", "{}", "Content-Type", 415),
                with("POST", START, "Content-Type: text/plain\r\nContent-Length: 2\r\n", "{}", "Content-Type", 415),
                with(
                        "POST",
                        START,
                        "Content-Type: application/jsonp\r\nContent-Length: 2\r\n",
                        "{}",
                        "Content-Type",
                        415),
                with(
                        "POST",
                        START,
                        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n",
                        "a=b",
                        "Content-Type",
                        415),
                with(
                        "POST",
                        START,
                        "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 2\r\n",
                        "{}",
                        "Content-Type",
                        415),
                with(
                        "POST",
                        START,
                        "Content-Type: application/json; charset=utf-16\r\nContent-Length: 2\r\n",
                        "{}",
                        "Content-Type",
                        415),
                with(
                        "POST",
                        START,
                        JSON + "Content-Encoding: gzip\r\nContent-Length: 2\r\n",
                        "{}",
                        "Content-Encoding",
                        415),
                with("POST", START, JSON + "Content-Length: 99999999\r\n", "", "larger than", 413),
                with(
                        "POST",
                        START,
                        JSON + "Transfer-Encoding: chunked\r\n",
                        "22000\r\n" + " ".repeat(0x22000) + "\r\n0\r\n\r\n",
                        "larger than",
                        413),
                with("GET", "/a", JSON + "Content-Length: 2\r\n", "{}", "no body", 400),
                with("DELETE", "/a", JSON + "Content-Length: 2\r\n", "{}", "no body", 400),
                with("GET", "/a", "Accept: text/html\r\n", "", "Accept", 406),
                with("GET", "/a", "Accept: application/json;q=0\r\n", "", "Accept", 406),
                with("GET", "/a", "Accept: ,,;;\r\n", "", "Accept", 406),
                with("GET", "/a", "Origin: https://evil.example.com\r\n", "", "evil.example.com", 403),
                with("GET", "/a", "Origin: null\r\n", "", "null", 403),
                with(
                        "POST",
                        "/a/terminate",
                        "Origin: https://evil.example.com\r\nContent-Length: 0\r\n",
                        "",
                        "evil",
                        403),
                with("GET", "/a", "Sec-Fetch-Site: cross-site\r\n", "", "other sites", 403),
                with("GET", "/a", "X-Forwarded-For: 203.0.113.9\r\n", "", "on this machine", 403),
                with("GET", "/a", "X-Big: " + "b".repeat(70_000) + "\r\n", "", "", 431),
                with("GET", "/a", many(3_000, "X-H#: v\r\n", ""), "", "", 431));
    }

    private static List<BadInput> protocol() {
        String path = "/runtime/orchestrations/a";
        return List.of(
                request("PUT", "/a", "DELETE, GET, HEAD, OPTIONS", 405),
                request("PATCH", "/a", "DELETE, GET, HEAD, OPTIONS", 405),
                request("TRACE", "/a", "DELETE, GET, HEAD, OPTIONS", 405),
                request("BREW", "/a", "DELETE, GET, HEAD, OPTIONS", 405),
                request("POST", "/count", "GET", 405),
                request("GET", "/bulk/purge", "POST", 405),
                request("get", "/a", "", 400, 405),
                BadInput.of(
                        "a foreign Host",
                        "GET " + path + " HTTP/1.1\r\nHost: evil.example.com\r\nConnection: close\r\n\r\n",
                        "evil.example.com",
                        421),
                BadInput.of("no Host", "GET " + path + " HTTP/1.1\r\nConnection: close\r\n\r\n", "", 400),
                BadInput.of(
                        "an empty Host", "GET " + path + " HTTP/1.1\r\nHost: \r\nConnection: close\r\n\r\n", "", 400),
                BadInput.of(
                        "two Hosts",
                        "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nHost: evil\r\nConnection: close\r\n\r\n",
                        "",
                        400),
                BadInput.of(
                        "a Host with a path",
                        "GET " + path + " HTTP/1.1\r\nHost: localhost/a\r\nConnection: close\r\n\r\n",
                        "",
                        400,
                        421),
                BadInput.of(
                        "an absolute URL of another host",
                        "GET http://evil.example.com" + path
                                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                        "",
                        400,
                        404,
                        421),
                BadInput.of("no HTTP at all", "HELLO\r\n\r\n", "", 400, 404),
                BadInput.of("TLS", "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n", "", 400),
                BadInput.of(
                        "a length that is no number",
                        "POST " + path + "/terminate HTTP/1.1\r\nHost: localhost\r\nContent-Length: two\r\n\r\n{}",
                        "",
                        400),
                BadInput.of(
                        "a negative length",
                        "POST " + path + "/terminate HTTP/1.1\r\nHost: localhost\r\nContent-Length: -2\r\n\r\n{}",
                        "",
                        400),
                BadInput.of(
                        "two lengths",
                        "POST " + path
                                + "/terminate HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                        "",
                        400),
                BadInput.of(
                        "a length and chunks",
                        "POST " + path
                                + "/terminate HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                        "",
                        400),
                BadInput.of(
                        "a chunk of no size",
                        "POST " + path
                                + "/terminate HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
                        "",
                        400),
                BadInput.of(
                        "a space in a header's name",
                        "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nX Y: 1\r\nConnection: close\r\n\r\n",
                        "",
                        400),
                BadInput.of(
                        "a NUL in a header",
                        "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Y: a\u0000b\r\nConnection: close\r\n\r\n",
                        "",
                        400));
    }
}
