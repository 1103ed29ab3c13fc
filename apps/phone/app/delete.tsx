export { Delete as default } from "../src/screens/delete/delete.tsx";
