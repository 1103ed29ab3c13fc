export { Diary as default } from "../../src/screens/diary/diary.tsx";
