import {
  SignInPageBlueprint,
  type SignInPageProps,
} from '@backstage/plugin-app-react';

/**
 * Signs everyone in as a guest, without a click. The backend decides whether
 * there are guests; a portal that knows its people replaces this page.
 */
export const guestSignInPage = SignInPageBlueprint.make({
  params: {
    loader: async () => {
      const { ProxiedSignInPage } = await import('@backstage/core-components');
      return (props: SignInPageProps) => (
        <ProxiedSignInPage {...props} provider="guest" />
      );
    },
  },
});
