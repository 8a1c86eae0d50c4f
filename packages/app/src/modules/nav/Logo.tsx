/** A boat under sail. */
export const Logo = () => (
  <svg
    width="32"
    height="32"
    viewBox="0 0 32 32"
    aria-hidden="true"
    focusable="false"
  >
    <path d="M16 2v15H7.5C11 13.5 14 8 16 2Z" fill="#7df3e1" />
    <path d="M17.5 6c3 3 5 6.5 6 11h-6V6Z" fill="#2fc4b2" />
    <path d="M6 19h20l-3 5H9l-3-5Z" fill="#ffffff" />
    <path
      d="M2 28.5c2.3-1.7 4.7-1.7 7 0s4.7 1.7 7 0 4.7-1.7 7 0 4.7 1.7 7 0"
      fill="none"
      stroke="#7df3e1"
      strokeWidth="2"
      strokeLinecap="round"
    />
  </svg>
);
