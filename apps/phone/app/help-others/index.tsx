export { HelpOthers as default } from "../../src/screens/help-others/help-others.tsx";
