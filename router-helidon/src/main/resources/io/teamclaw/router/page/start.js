"use strict";
// Starts the workspace, shows how that goes on, and moves on when it runs.
(() => {
  const base = document.body.dataset.base;
  const byId = (id) => document.getElementById(id);
  const title = byId("title"), text = byId("text"), elapsed = byId("elapsed");
  const start = byId("start"), signIn = byId("signin");
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

  const show = (status) => {
    for (const step of status.steps) {
      const item = document.querySelector(`[data-phase="${step.phase}"]`);
      if (item) {
        item.dataset.status = step.status;
        if (step.status === "current") item.setAttribute("aria-current", "step");
        else item.removeAttribute("aria-current");
      }
    }
    document.body.classList.toggle("failed", status.state === "failed");
    const busy = ["provisioning", "starting", "stopping"].includes(status.state);
    elapsed.textContent = busy ? `${status.elapsedSeconds} s` : "";
    offer("");
    switch (status.state) {
      case "provisioning":
      case "starting":
        mayStart = false;
        say("Starting your workspace", `${status.phaseTitle} …`);
        break;
      case "running":
        say("Your workspace is ready", "Opening OpenClaw …");
        break;
      case "stopping":
        say("Your workspace is stopping", "It is started again as soon as it has stopped.");
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
