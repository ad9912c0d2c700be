import { render } from "preact";
import { App } from "./app";
import "./style/base.css";
import "./style/inbox.css";
import "./style/message.css";

render(<App />, document.getElementById("app")!);
