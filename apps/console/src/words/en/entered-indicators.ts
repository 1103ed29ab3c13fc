/** Texts of the page on which indicators for everybody are entered. */
export const enteredIndicators = {
  title: "Whether it works",
  intro:
    "Figures that the health desk hands over each week as a file. Look at them, then publish; the public page changes at once.",
  publicPage: "Public page",
  enterTitle: "Publish new figures",
  fromFile: "File from the health desk (hieu-qua-….json)",
  fileRead: "Read {{weeks}} weeks, from {{from}} to {{to}}. If that is right, press Publish.",
  fileWrong: "This is no file of the health desk's page “Is it working?”.",
  enter: "Publish",
  entered: "Published as version {{version}}.",
  empty: "Nothing published yet. Ask the health desk for its file.",
  list: "Published",
  version: "Publication",
  at: "Published",
  week: "Newest week",
  fault_too_early: "The file has a week or a moment that lies ahead. Ask for it again.",
  fault_weeks_unordered: "The weeks of the file are out of order. Ask for it again.",
  fault_not_the_province: "Figures of the whole province are published by a unit of the province.",
} as const;
