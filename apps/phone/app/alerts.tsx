export { Alerts as default } from "../src/screens/alert/alerts.tsx";
