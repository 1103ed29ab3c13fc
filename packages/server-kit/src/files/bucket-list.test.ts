import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { faultOf, readListPage, xmlTexts } from "./bucket-list.ts";

const page = (inside: string) =>
  `<?xml version="1.0"?><ListBucketResult xmlns="http://s3">${inside}</ListBucketResult>`;

test("a page has its keys, with entities read, and the token of the next", () => {
  const xml = page(
    "<IsTruncated>true</IsTruncated><NextContinuationToken>a&amp;b=</NextContinuationToken>" +
      "<Contents><Key>k/1.zip</Key><Owner><ID>x</ID></Owner></Contents>\n<Contents><Key>a&lt;&#233;&#x1F4A9;</Key></Contents>" +
      "<CommonPrefixes><Prefix>p/</Prefix></CommonPrefixes><Delimiter/>",
  );
  assert.deepEqual(readListPage(xml), { keys: ["k/1.zip", "a<é💩"], next: "a&b=" });
  assert.deepEqual(readListPage(page("<IsTruncated>false</IsTruncated>")), { keys: [], next: undefined });
});

test("what a store has no reason to send is refused", () => {
  for (const xml of [
    '<!DOCTYPE a [<!ENTITY b "c">]><ListBucketResult/>',
    page("<![CDATA[x]]>"),
    page("<!-- x -->"),
    page("<Key>&b;</Key>"),
    page("<Key>&#x110000;</Key>"),
    page("<Key>&#0;</Key>"),
    page("<a></b>"),
    page("<Key>a & b</Key>"),
    page("<a>".repeat(40) + "</a>".repeat(40)),
    "<ListBucketResult>",
    "<ListBucketResult",
    "</ListBucketResult>",
    "",
  ])
    assert.throws(() => readListPage(xml), TypeError, xml.slice(0, 60));
});

test("a fault's word is found, and nothing else is taken for one", () => {
  assert.equal(faultOf("<Error><Code>NoSuchKey</Code><Message>x</Message></Error>"), "NoSuchKey");
  for (const xml of [
    "",
    "<html><Code>NoSuchKey</Code></html>",
    "<Error><Code>no such\nkey</Code></Error>",
    "<Error>",
  ])
    assert.equal(faultOf(xml), undefined);
});

test("any text is read in one pass or refused with TypeError", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "<",
      ">",
      "</",
      "/>",
      "a",
      "ListBucketResult",
      "Key",
      "&",
      ";",
      "#x",
      "<!",
      "?>",
      " ",
      '"',
    ),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      try {
        for (const [path] of xmlTexts(pieces.join(""))) assert.ok(path.length > 0);
      } catch (error) {
        assert.ok(error instanceof TypeError);
      }
    }),
  );
});

test("a megabyte of open elements costs no more than a megabyte of text", () => {
  for (const part of ["<a>", "<", "<a>&", "<a ", "<a><b/>"])
    assert.throws(() => [...xmlTexts(part.repeat(350_000))], TypeError);
  assert.throws(() => [...xmlTexts(`<a>${"&".repeat(1_000_000)}</a>`)], TypeError);
});
