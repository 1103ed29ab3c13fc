/**
 * Every page, without a server: for tests and pictures, never in what is handed out. `?nth=2` says which sample is shown. The pages
 * that open without a network come alone: their style sheets are for a whole document.
 */
const ALONE = ["#/field", "#/round"];
if (ALONE.includes(location.hash)) await import("./offline-pages.tsx");
else await import("./desk-pages.tsx");

export {};
