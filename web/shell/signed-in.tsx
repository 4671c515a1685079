import { useQueryClient } from "@tanstack/react-query";
import { Navigate, Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { peopleRoutes } from "#contract/routes/people.ts";
import { listenToRefusals } from "../api/call.ts";
import { useDoor } from "../api/use-me.ts";
import { replyKey } from "../api/use-reply.ts";
import { Loading } from "./loading.tsx";
import { Refused } from "./refused.tsx";
import css from "./shell.module.css";
import { toast } from "./toast.ts";

/** Lets only a signed-in person further; others go to the door and come back to where they wanted to go. */
export function SignedIn() {
  const { t } = useTranslation("shell");
  const door = useDoor();
  const here = useLocation({ select: (location) => location.href });
  const client = useQueryClient();
  const navigate = useNavigate();
  const signedIn = door.data?.me != null;
  useEffect(
    () =>
      listenToRefusals((code) => {
        if (code !== "not-signed-in" || !signedIn) return;
        toast.note(t("sessionEnded"));
        void client.invalidateQueries({ queryKey: replyKey(peopleRoutes.getMe) });
        void navigate({ to: "/sign-in", search: { next: here } });
      }),
    [client, navigate, here, signedIn, t],
  );
  if (door.data === undefined) {
    return (
      <main className={css["main"]} id="content">
        <div className={css["page"]} data-width="normal">
          {door.isError ? <Refused error={door.error} onRetry={() => void door.refetch()} /> : <Loading />}
        </div>
      </main>
    );
  }
  // On the way to the door already, its page being loaded: to send there again from there would never end.
  if (!signedIn && here.startsWith("/sign-in")) return <Loading />;
  if (!signedIn) return <Navigate to="/sign-in" search={here === "/" ? {} : { next: here }} replace />;
  return <Outlet />;
}
