export { Large as default } from "../../src/screens/help-others/large.tsx";
