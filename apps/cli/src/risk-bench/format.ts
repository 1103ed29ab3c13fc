/** The form of field experiments, as the report describes it. */
export const FORMAT = `## The format
Anybody can add a field test: a file in DIR. Our own is the [form of a field test](guides/field-test.md) as CSV: each level at a distance becomes a pair that stood there for a quarter of an hour. What others measured is JSON of one of two forms; unknown names and files of another form are ignored.

**Experiments**: scans of phones at known places.

\`\`\`json
{
  "source": "who measured, licence",
  "devices": [{ "id": 1, "brand": "Samsung", "model": "Galaxy S9" }, { "id": 2, "brand": "Apple", "model": "iPhone 8" }],
  "experiments": [{
    "experiment": "bus-1", "setting": "single-decker bus", "seconds": 1200,
    "metres": { "1": [0, 0, 0], "2": [1.9, 0, 0] },
    "pairs": [{ "by": 1, "of": 2, "scans": [[61, 57, 120], [64, 60, 240]] }]
  }]
}
\`\`\`

\`by\` heard \`of\`; a scan is typical attenuation, least attenuation (dB), seconds that it stands for. \`scans\` is empty where \`by\` never heard \`of\`. A phone that heard nobody, or that nobody heard, is left out: it was off. \`metres\` has one to three coordinates. \`seconds\` is how long everybody was there; its default is the longest time that any pair heard each other.

**Logs**: levels second by second between two phones.

\`\`\`json
{ "source": "…", "logs": [{ "file": "a.txt", "receiver": "iPhone 8", "carried": "pocket", "feet": 6, "seconds": 399, "rows": [[0, 32, -66, -59]] }] }
\`\`\`

A row is second, number of adverts, median and best level in dBm. \`metres\` may stand for \`feet\`; \`sender\` (without it an iPhone) and \`setting\` may be named. A log has at most four hours; all files together have at most 60 experiments, and 150 systems, makers and models of phones.`;
