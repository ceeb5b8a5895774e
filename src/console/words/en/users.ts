/** The texts of the users page in English. */
export const usersEn = {
  userId: 'User id',
  nickname: 'Nickname',
  phone: 'Phone',
  phoneOptional: 'Phone (optional)',
  token: 'Token',
  newToken: 'New token',
  newTokenFor: 'New token for {name}',
  copyTokenOf: 'Copy the token of {name}',
  become: 'Become',
  becomeNamed: 'Become {name}',
  thatIsMe: 'you',
  becameUser: 'You are {name} now',
  newUser: 'New user',
  userAdded: '{name} added; the token is {token}',
  findPerson: 'Name, id or phone',
  nobodyFound: 'Nobody found.',
} as const;
