export { SelfReport as default } from "../src/screens/self-report/self-report.tsx";
