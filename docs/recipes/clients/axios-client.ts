import axios, { type AxiosInstance } from 'axios';
import { ApiError } from './api-error.ts';

/** An axios instance for one user: `(await api.get('/room/get', { params: { roomId } })).data.data`. */
export function axiosClient(baseURL: string, token: string): AxiosInstance {
  const api = axios.create({ baseURL });
  api.interceptors.request.use(config => {
    config.params = { access_token: token, flag: 'rw', ...config.params };
    return config;
  });
  api.interceptors.response.use(response => {
    if (response.data.resultCode !== 1) throw new ApiError(response.data);
    return response;
  });
  return api;
}
