export { HelpOthers as default } from "../../src/screens/help-others/on-demand.tsx";
