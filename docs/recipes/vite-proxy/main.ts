const response = await fetch('/user/get?access_token=mock-100164&flag=rw');
const answer = await response.json();
const shown = document.querySelector('#name');
if (shown) shown.textContent = answer.data.nickname;

export {};
