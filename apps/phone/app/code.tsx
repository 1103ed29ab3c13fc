export { Code as default } from "../src/screens/code/code.tsx";
