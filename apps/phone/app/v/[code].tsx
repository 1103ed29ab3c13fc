export { CodeLink as default } from "../../src/screens/code/link.tsx";
