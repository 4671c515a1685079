import { EmptyState } from "../shell/empty-state.tsx";
import { Page } from "../shell/page.tsx";

export function SignInPage() {
  return (
    <Page title="Sign in">
      <EmptyState title="This page is not built yet." />
    </Page>
  );
}
