# frozen_string_literal: true

require 'faraday'
require 'json'

# Moves people who leave: Authing's gem has no calls for groups, so its endpoints are called by hand.
class Alumni
  ALUMNI = 'alumni'

  def initialize(authing)
    @authing = authing
  end

  def move(user_id)
    post('/api/v3/add-group-members', code: ALUMNI, userIds: [user_id])
    post('/api/v3/remove-group-members', code: 'allstaff', userIds: [user_id])
  end

  def people
    answer = @authing.get('/api/v3/list-group-members', { code: 'alumni' })
    JSON.parse(answer.body).dig('data', 'list')
  end

  def may_enter?(user_id)
    post('/api/v3/is-action-allowed', userId: user_id, resource: 'home', action: 'home:view',
                                      namespace: 'default')
  end

  private

  def post(path, **body)
    JSON.parse(@authing.post(path, body.to_json, 'Content-Type' => 'application/json').body)
  end
end
