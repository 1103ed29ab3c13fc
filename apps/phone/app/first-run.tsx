export { FirstRun as default } from "../src/screens/first-run/first-run.tsx";
