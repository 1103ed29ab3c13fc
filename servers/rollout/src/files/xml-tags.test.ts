import assert from "node:assert/strict";
import { test } from "node:test";
import { refusalOf } from "./testing/refusal-of.ts";
import { plain, tagsOf } from "./xml-tags.ts";

const read = (xml: string) =>
  [...tagsOf(xml)].map(({ name, attributes, text, holds }) => [
    name,
    Object.fromEntries(attributes),
    text,
    holds,
  ]);

test("references to characters are resolved, by number up to the last character and by name", () => {
  for (const [text, told] of [
    ["&#65;&#x41;&#X4a;", "AAJ"],
    ["&amp;&lt;&gt;&quot;&apos;&AMP;", "&<>\"'&"],
    ["&#x10ffff;&#1114111;", "\u{10ffff}\u{10ffff}"],
    ["a&#x110000;b&#1114112;c", "abc"],
    ["&#x1G;&unknown; & ;", "&#x1G;&unknown; & ;"],
    ["none", "none"],
  ] as const)
    assert.equal(plain(text), told, text);
});

test("a tag has its name, its values and the text up to the next, also behind remarks, commands and text as it is", () => {
  for (const [xml, tags] of [
    ["", []],
    ["text alone", []],
    ["<a>b</a>", [["a", {}, "b", false]]],
    ["before<a>b</a>after", [["a", {}, "b", false]]],
    ["<a/>b", [["a", {}, "b", false]]],
    [
      "<a>b<c/>d</a>",
      [
        ["a", {}, "b", true],
        ["c", {}, "d", false],
      ],
    ],
    [
      "<a/><b/>",
      [
        ["a", {}, "", false],
        ["b", {}, "", false],
      ],
    ],
    ["<w:a w:b='1' c=\"2\"/>", [["a", { b: ["1"], c: ["2"] }, "", false]]],
    ["<a x:b='1' y:b = '2'>", [["a", { b: ["1", "2"] }, "", false]]],
    ["<a\n b='&#65;>\"'\tc=''>d&amp;", [["a", { b: ['A>"'], c: [""] }, "d&", false]]],
    ["<a >b", [["a", {}, "b", false]]],
    ["<a b>c", [["a", {}, "c", false]]],
    ["<a b/>c", [["a", {}, "c", false]]],
    ["<a b='1'c='2'>", [["a", { b: ["1"], c: ["2"] }, "", false]]],
    [
      "<a b='1' /><c/>",
      [
        ["a", { b: ["1"] }, "", false],
        ["c", {}, "", false],
      ],
    ],
    ["<?xml version='1.0'?><!-- <b> --><a>b<!---->c<!--d-->e", [["a", {}, "bce", false]]],
    ["<!-->--><a>b", [["a", {}, "b", false]]],
    ["<??><a>b<?c?>d", [["a", {}, "bd", false]]],
    ["<?a>?><b>c", [["b", {}, "c", false]]],
    ["<a>b<![CDATA[<c>&amp;]]>d<![CDATA[]]>e", [["a", {}, "b<c>&amp;de", false]]],
    ["<a><![CDATA[]]]></a>", [["a", {}, "]", false]]],
  ] as const)
    assert.deepEqual(read(xml), tags, xml);
});

test("a tag, value, remark or command without an end is refused, and a document type as well", () => {
  for (const [xml, code] of [
    ["<a", "file_unreadable"],
    ["<a <b>", "file_unreadable"],
    ["<", "file_unreadable"],
    ["<a b='1>", "file_unreadable"],
    ["<a b='1'", "file_unreadable"],
    ["<a b'1'>", "file_unreadable"],
    ["<a 'b'>", "file_unreadable"],
    ["<!-- a", "file_unreadable"],
    ["<!--->", "file_unreadable"],
    ["<![CDATA[ a ]]", "file_unreadable"],
    ["<? a >", "file_unreadable"],
    ["<?>", "file_unreadable"],
    ["<!DOCTYPE a>", "file_active"],
    ["<!ENTITY a 'b'>", "file_active"],
  ] as const)
    assert.equal(
      refusalOf(() => read(xml)),
      code,
      xml,
    );
});
