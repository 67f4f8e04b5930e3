"use strict";
// Starts the workspace, shows how that goes on, and moves on when it runs.
(() => {
  const base = document.body.dataset.base;
  const byId = (id) => document.getElementById(id);
  const title = byId("title"), text = byId("text"), elapsed = byId("elapsed");
  const start = byId("start"), signIn = byId("signin"), steps = byId("steps");
  const POLL_MS = 1000;

  // It is started by itself once only, and never out of a failure: a workspace that fails or that
  // somebody stops meanwhile must not be started over and over.
  let mayStart = true;

  const say = (heading, message) => {
    if (title.textContent !== heading) title.textContent = heading;
    if (text.textContent !== message) text.textContent = message;
  };

  const offer = (label) => {
    start.hidden = label === "";
    start.disabled = false;
    if (label !== "") start.textContent = label;
  };

  // An item per phase; those that came to apply are put in their place, the others go.
  const showSteps = (list) => {
    const items = list.map((step) => {
      const item = steps.querySelector(`[data-phase="${step.phase}"]`) || document.createElement("li");
      item.dataset.phase = step.phase;
      item.dataset.status = step.status;
      if (item.textContent !== step.title) item.textContent = step.title;
      if (step.status === "current") item.setAttribute("aria-current", "step");
      else item.removeAttribute("aria-current");
      return item;
    });
    const same = items.length === steps.children.length && items.every((item, at) => item === steps.children[at]);
    if (!same) steps.replaceChildren(...items);
  };

  const startText = (status) => {
    if (status.phase !== "waiting") return `${status.phaseTitle} …`;
    if (!status.position) return "As many workspaces start at once as may. Yours is in line …";
    return `As many workspaces start at once as may. Yours is number ${status.position} in line …`;
  };

  const show = (status) => {
    showSteps(status.steps);
    document.body.classList.toggle("failed", status.state === "failed");
    const busy = ["provisioning", "starting", "stopping"].includes(status.state);
    elapsed.textContent = busy ? `${status.elapsedSeconds} s` : "";
    offer("");
    switch (status.state) {
      case "provisioning":
      case "starting":
        mayStart = false;
        say("Starting your workspace", startText(status));
        break;
      case "running":
        say("Your workspace is ready", "Opening OpenClaw …");
        break;
      case "stopping":
        say("Your workspace is stopping", status.stopWaitsFor
            ? `It waits: ${status.stopWaitsFor}. After that it stops and is started again.`
            : "It is started again as soon as it has stopped.");
        break;
      case "failed":
        mayStart = false;
        say("Your workspace could not start", status.cause || "No cause was recorded.");
        offer("Try again");
        break;
      case "unreachable":
        say("Your workspace does not answer", "Finding out why …");
        break;
      default:
        say(mayStart ? "Starting your workspace" : "Your workspace is stopped",
            mayStart ? "Asking for it …" : "It was stopped meanwhile.");
        if (!mayStart) offer("Start it");
    }
  };

  const call = async (name, method) => {
    const response = await fetch(`${base}/${name}`, { method, cache: "no-store", credentials: "same-origin" });
    if (response.status === 403) return { ended: true };
    if (!response.ok) throw new Error(`status ${response.status}`);
    return response.json();
  };

  const ended = () => {
    say("Your session has ended", "Sign in again to open your workspace.");
    offer("");
    signIn.hidden = false;
  };

  const startNow = async () => {
    mayStart = false;
    return call("start", "POST");
  };

  const tick = async () => {
    try {
      let status = await call("status", "GET");
      if (!status.ended && mayStart && ["absent", "stopped"].includes(status.state)) {
        show(status);
        status = await startNow();
      }
      if (status.ended) return ended();
      show(status);
      // A plain replace would stay on the page where the address has a fragment.
      if (status.state === "running") return location.hash ? location.reload() : location.replace(location.href);
    } catch {
      say("No connection to TeamClaw", "Trying again …");
    }
    setTimeout(tick, POLL_MS);
  };

  start.addEventListener("click", async () => {
    start.disabled = true;
    try {
      const status = await startNow();
      if (status.ended) ended();
      else show(status);
    } catch {
      start.disabled = false;
      say("No connection to TeamClaw", "Try again in a moment.");
    }
  });

  tick();
})();
