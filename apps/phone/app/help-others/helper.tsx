export { Helper as default } from "../../src/screens/help-others/helper.tsx";
